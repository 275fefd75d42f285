#include "store/dialect/sql_scanner.hpp"

#include <algorithm>

namespace florilege::store {
namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool starts_word(char c)
{
    auto const byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || byte >= 0x80;
}
bool is_in_word(char c)
{
    return starts_word(c) || is_digit(c) || c == '$';
}
char capital(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Length of the run of characters at the start of `text`, from `at` on, for which `belongs` holds.
template <class Belongs> std::size_t run_length(std::string_view text, std::size_t at, Belongs belongs)
{
    while (at < text.size() && belongs(text[at]))
        ++at;
    return at;
}

/// Length of a quoted piece; a doubled quote does not end it.
std::size_t quoted_length(std::string_view text, char quote)
{
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != quote) continue;
        if (at + 1 == text.size() || text[at + 1] != quote) return at + 1;
        ++at;
    }
    return text.size();
}

std::size_t up_to(std::string_view text, std::string_view end)
{
    auto const found = text.find(end, 2);
    return found == std::string_view::npos ? text.size() : found + end.size();
}

} // namespace

std::optional<SqlToken> SqlScanner::next()
{
    if (rest_.empty()) return std::nullopt;
    char const c = rest_.front();
    auto const take = [this](SqlPiece kind, std::size_t length) {
        SqlToken const token{kind, rest_.substr(0, length)};
        rest_.remove_prefix(length);
        return token;
    };
    if (is_space(c)) return take(SqlPiece::blank, run_length(rest_, 1, is_space));
    if (rest_.substr(0, 2) == "--") return take(SqlPiece::blank, up_to(rest_, "\n"));
    if (rest_.substr(0, 2) == "/*") return take(SqlPiece::blank, up_to(rest_, "*/"));
    if (c == '\'') return take(SqlPiece::literal, quoted_length(rest_, c));
    if (c == '"') return take(SqlPiece::name, quoted_length(rest_, c));
    if (c == '?') return take(SqlPiece::parameter, run_length(rest_, 1, is_digit));
    if (starts_word(c)) return take(SqlPiece::word, run_length(rest_, 1, is_in_word));
    return take(SqlPiece::symbol, 1);
}

std::vector<SqlToken> sql_tokens(std::string_view sql)
{
    std::vector<SqlToken> tokens;
    SqlScanner scanner{sql};
    while (auto const token = scanner.next())
        if (token->kind != SqlPiece::blank) tokens.push_back(*token);
    return tokens;
}

bool is_keyword(SqlToken const& token, std::string_view keyword)
{
    return token.kind == SqlPiece::word &&
           std::equal(token.text.begin(), token.text.end(), keyword.begin(), keyword.end(),
                      [](char a, char b) { return capital(a) == b; });
}

std::string folded_name(SqlToken const& token)
{
    std::string name;
    if (token.kind == SqlPiece::word) name = token.text;
    if (token.kind == SqlPiece::name) {
        auto const inside = token.text.substr(1, token.text.size() - (token.text.size() > 1 ? 2 : 1));
        for (std::size_t at = 0; at < inside.size(); ++at) {
            name += inside[at];
            if (inside[at] == '"') ++at;
        }
    }
    std::transform(name.begin(), name.end(), name.begin(), small);
    return name;
}

} // namespace florilege::store
