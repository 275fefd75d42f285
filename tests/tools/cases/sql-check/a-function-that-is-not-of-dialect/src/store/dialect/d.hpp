std::string match_sql(int column);
