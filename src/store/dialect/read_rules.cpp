#include "store/dialect/read_rules.hpp"

#include "store/dialect/sql_scanner.hpp"
#include "store/error.hpp"

#include <algorithm>
#include <vector>

namespace florilege::store {
namespace {

using Tokens = std::vector<SqlToken>;

bool is_symbol(Tokens const& tokens, std::size_t at, char symbol)
{
    return at < tokens.size() && tokens[at].kind == SqlPiece::symbol && tokens[at].text.front() == symbol;
}

bool is_keyword_at(Tokens const& tokens, std::size_t at, std::string_view keyword)
{
    return at < tokens.size() && is_keyword(tokens[at], keyword);
}

/// NAME [(columns)] AS [[NOT] MATERIALIZED] (
bool defines_a_table(Tokens const& tokens, std::size_t at)
{
    ++at;
    if (is_symbol(tokens, at, '(')) {
        while (at < tokens.size() && !is_symbol(tokens, at, ')'))
            ++at;
        ++at;
    }
    if (!is_keyword_at(tokens, at, "AS")) return false;
    ++at;
    if (is_keyword_at(tokens, at, "NOT")) ++at;
    if (is_keyword_at(tokens, at, "MATERIALIZED")) ++at;
    return is_symbol(tokens, at, '(');
}

} // namespace

void refuse_unreadable(std::string_view sql, std::set<std::string, std::less<>> const& hidden)
{
    auto const tokens = sql_tokens(sql);
    bool const reads = is_keyword_at(tokens, 0, "SELECT") || is_keyword_at(tokens, 0, "WITH") ||
                       is_keyword_at(tokens, 0, "VALUES");
    if (!reads) throw NotAllowed{failure_text("run", sql, "a reader only reads")};
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        auto const name = folded_name(tokens[at]);
        if (name.empty()) continue;
        if (hidden.count(name) != 0)
            throw NotAllowed{failure_text("run", sql, "the full-text index's own tables are not read")};
        if (name.rfind("visible_", 0) == 0 && defines_a_table(tokens, at))
            throw NotAllowed{failure_text("run", sql, "only a view is named visible_…")};
    }
}

bool may_change_rows(std::string_view sql)
{
    auto const tokens = sql_tokens(sql);
    return std::any_of(tokens.begin(), tokens.end(), [](SqlToken const& token) {
        return is_keyword(token, "INSERT") || is_keyword(token, "UPDATE") || is_keyword(token, "DELETE");
    });
}

} // namespace florilege::store
