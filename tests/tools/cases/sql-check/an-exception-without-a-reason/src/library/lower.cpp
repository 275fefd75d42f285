void f(std::string& out) { out += " AND owner = ?1"; }
