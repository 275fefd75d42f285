constexpr std::string_view a_sql = "SELECT c0 FROM words_content";
