void f(Session& s, int n)
{
    s.run(fmt::format("UPDATE tag SET uses = {}", n));
    auto sql = fmt::format("DELETE FROM tag WHERE id = {}", n);
}
