#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace florilege::store {

/// What is known about the statements a connection has seen: their PostgreSQL text, and under which name the
/// server has them prepared for values of certain types.
class PreparedStatements {
public:
    struct Statement {
        std::string sql; ///< with $1, $2, …
        int values = 0;
        bool changes_rows = false;
        bool had_many_rows = false; ///< when it last ran, as many as are fetched at a time, or more
        /// By the signature of the values; behind "few " those of its first rows alone.
        std::unordered_map<std::string, std::string> names;
        std::uint64_t last_use = 0;
    };

    explicit PreparedStatements(std::size_t capacity) noexcept : capacity_{capacity} {}

    /// The statement for a text of ours, translated when it is first seen. Stays until the next call.
    Statement& find(std::string_view sql);

    /// A name no statement of this connection has had.
    std::string fresh_name() { return "s" + std::to_string(++names_given_); }

    /// The SQL that deallocates those whose statements made room for others; empty when there are none. It
    /// is handed out once.
    std::string take_dropped();

    /// A new session of the server knows none of the names.
    void forget_names() noexcept;

private:
    void make_room();

    std::size_t capacity_;
    std::uint64_t uses_ = 0;
    std::uint64_t names_given_ = 0;
    std::unordered_map<std::string, Statement> statements_;
    std::string dropped_; ///< "DEALLOCATE s1;DEALLOCATE s2;"
};

} // namespace florilege::store
