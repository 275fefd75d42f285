void f(Session& s, std::string name)
{
    s.query("SELECT id FROM tag WHERE name = '" + name + "'");
}
