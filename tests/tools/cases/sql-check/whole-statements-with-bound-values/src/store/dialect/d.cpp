std::string limit(int n) { return "LIMIT " + std::to_string(n); }
