void f(Session& s, std::string name)
{
    std::string sql = "SELECT id FROM tag";
    sql += " WHERE name = '";
    s.query(sql + name);
    s.run(sql);
    auto n = s.integer(sql);
}
