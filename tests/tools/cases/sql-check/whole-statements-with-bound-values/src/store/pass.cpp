Rows read(Session& session, std::string_view sql)
{
    return session.query(sql);
}
