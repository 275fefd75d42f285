class Database {};
