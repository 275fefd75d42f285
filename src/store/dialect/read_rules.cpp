#include "store/dialect/read_rules.hpp"

#include "store/dialect/sql_scanner.hpp"
#include "store/error.hpp"

#include <algorithm>
#include <array>
#include <utility>
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

/// Follows a statement and tells at which words a table is read from. Errs on the side of taking a word for
/// a table.
class TablePlaces {
public:
    /// Whether the token, the next one of the statement, stands where a table does.
    bool take(SqlToken const& token)
    {
        bool const was_expected = std::exchange(expected_, false);
        bool const was_table = std::exchange(after_table_, false);
        bool const was_distinct = std::exchange(after_distinct_, false);
        if (token.kind == SqlPiece::symbol) {
            take_symbol(token.text.front(), was_expected, was_table);
            return false;
        }
        if (is_keyword(token, "FROM") && !was_distinct)
            expected_ = in_from_.back() = true;
        else if (is_keyword(token, "JOIN"))
            expected_ = in_from_.back() = true;
        else if (is_keyword(token, "IN"))
            after_in_ = expected_ = true;
        else if (is_keyword(token, "DISTINCT"))
            after_distinct_ = true;
        else if (ends_from(token))
            in_from_.back() = false;
        else if (is_keyword(token, "LATERAL") || is_keyword(token, "ONLY"))
            expected_ = was_expected;
        else
            return after_table_ = was_expected;
        return false;
    }

private:
    void take_symbol(char symbol, bool was_expected, bool was_table)
    {
        bool const list = std::exchange(after_in_, false); // IN ( … ) holds values, not tables
        if (symbol == '(') {
            expected_ = was_expected && !list;
            in_from_.push_back(expected_);
        } else if (symbol == ')') {
            if (in_from_.size() > 1) in_from_.pop_back();
        } else if (symbol == ',')
            expected_ = in_from_.back();
        else if (symbol == '.')
            expected_ = was_table; // main.item
    }

    static bool ends_from(SqlToken const& token)
    {
        constexpr std::array<std::string_view, 10> keywords{
            "SELECT", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "WINDOW"};
        return std::any_of(keywords.begin(), keywords.end(),
                           [&](std::string_view keyword) { return is_keyword(token, keyword); });
    }

    std::vector<bool> in_from_{false}; ///< one for each open parenthesis, and one for outside them all
    bool expected_ = false;
    bool after_table_ = false;
    bool after_distinct_ = false; ///< IS DISTINCT FROM compares
    bool after_in_ = false;
};

} // namespace

void refuse_unreadable(std::string_view sql, std::set<std::string, std::less<>> const& tables)
{
    auto const tokens = sql_tokens(sql);
    bool const reads = is_keyword_at(tokens, 0, "SELECT") || is_keyword_at(tokens, 0, "WITH") ||
                       is_keyword_at(tokens, 0, "VALUES");
    if (!reads) throw NotAllowed{failure_text("run", sql, "a reader only reads")};
    TablePlaces places;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        bool const is_table = places.take(tokens[at]);
        auto const name = folded_name(tokens[at]);
        if (is_table && tables.contains(name))
            throw NotAllowed{failure_text("run", sql, "a reader reads views, not the table " + name)};
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
