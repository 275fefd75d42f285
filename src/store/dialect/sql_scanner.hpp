#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

enum class SqlPiece {
    blank,     ///< spaces and comments
    word,      ///< a keyword or a bare name
    name,      ///< "a quoted name"
    literal,   ///< 'text', with '' inside
    parameter, ///< ?1; a bare ? has no digits
    symbol,    ///< one character of anything else, digits included
};

struct SqlToken {
    SqlPiece kind;
    std::string_view text;
};

/// Cuts SQL of our one vocabulary into pieces; put together again they are the text, byte for byte. What is
/// not closed (a comment, a quote) reaches to the end.
class SqlScanner {
public:
    explicit SqlScanner(std::string_view sql) noexcept : rest_{sql} {}

    /// Nothing at the end.
    std::optional<SqlToken> next();

private:
    std::string_view rest_;
};

/// The pieces without the blank ones.
std::vector<SqlToken> sql_tokens(std::string_view sql);

/// Whether a bare word is this keyword, which is given in capitals.
bool is_keyword(SqlToken const& token, std::string_view keyword);

/// The name a word or quoted name stands for: without quotes, ASCII letters small. Empty for other pieces.
std::string folded_name(SqlToken const& token);

} // namespace florilege::store
