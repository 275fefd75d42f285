void f(Session& s)
{
    s.query(match_sql(1), 2);
    s.query(ours_sql(1), 2);
    s.query(match_sql(1) + name, 2);
}
