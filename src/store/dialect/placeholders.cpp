#include "store/dialect/placeholders.hpp"

#include "store/dialect/sql_scanner.hpp"
#include "store/error.hpp"

#include <algorithm>
#include <charconv>

namespace florilege::store {

std::string postgres_placeholders(std::string_view sql)
{
    std::string out;
    out.reserve(sql.size());
    SqlScanner scanner{sql};
    while (auto const token = scanner.next()) {
        if (token->kind != SqlPiece::parameter) {
            out += token->text;
            continue;
        }
        if (token->text.size() == 1)
            throw StoreError{failure_text("prepare", sql, "a value is written ?1, never ? alone")};
        out += '$';
        out += token->text.substr(1);
    }
    return out;
}

int value_count(std::string_view sql)
{
    int count = 0;
    SqlScanner scanner{sql};
    while (auto const token = scanner.next()) {
        if (token->kind != SqlPiece::parameter) continue;
        int number = 0;
        std::from_chars(token->text.data() + 1, token->text.data() + token->text.size(), number);
        count = std::max(count, number);
    }
    return count;
}

std::string returning_id(std::string_view insert)
{
    return std::string{insert} + " RETURNING id";
}

std::string first_rows(std::string_view query, int count)
{
    return "SELECT * FROM (" + std::string{query} + "\n) AS few LIMIT " + std::to_string(count);
}

} // namespace florilege::store
