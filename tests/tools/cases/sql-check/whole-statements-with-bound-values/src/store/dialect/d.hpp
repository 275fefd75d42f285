std::string full_text_match_sql(int column, std::string_view query);
