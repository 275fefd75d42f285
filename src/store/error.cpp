#include "store/error.hpp"

namespace florilege::store {
namespace {

constexpr std::size_t longest_sql = 200;

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::string on_one_line(std::string_view sql)
{
    std::string out;
    for (char const c : sql) {
        if (out.size() == longest_sql) return out + "…";
        if (!is_space(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

} // namespace

std::string failure_text(std::string_view what, std::string_view sql, std::string_view cause)
{
    std::string text{"cannot "};
    text += what;
    if (!sql.empty()) text.append(" \"").append(on_one_line(sql)).append("\"");
    text.append(": ").append(cause);
    while (!text.empty() && is_space(text.back()))
        text.pop_back();
    return text;
}

} // namespace florilege::store
