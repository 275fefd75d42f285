constexpr std::string_view a_sql = "SELECT word FROM visible_words_book";
