#include "exchange/exporters/latex_escape.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace florilege::exchange {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 10> commands{{
    {'\\', "\\textbackslash{}"},
    {'{', "\\textbraceleft{}"},
    {'}', "\\textbraceright{}"},
    {'~', "\\textasciitilde{}"},
    {'^', "\\textasciicircum{}"},
    {'$', "\\$"},
    {'&', "\\&"},
    {'%', "\\%"},
    {'#', "\\#"},
    {'_', "\\_"},
}};

/// Two of them are one sign in LaTeX: a dash, an opening and a closing quote.
constexpr std::string_view joining = "-`'";

} // namespace

std::string latex_escaped(std::string_view text)
{
    std::string escaped;
    char before = '\n';
    for (char const c : text) {
        auto const* const command = std::ranges::find(commands, c, &std::pair<char, std::string_view>::first);
        auto const code = static_cast<unsigned char>(c);
        if (command != commands.end())
            escaped += command->second;
        else if (c == before && joining.find(c) != joining.npos)
            (escaped += "{}") += c;
        else if (c == '@' && before == '\n')
            escaped += "{@}"; // at the beginning of a line, it would begin an entry
        else
            escaped += (code < 0x20 && c != '\n' && c != '\t') || code == 0x7F ? ' ' : c;
        before = c;
    }
    return escaped;
}

std::string bibtex_address(std::string_view address)
{
    std::string safe;
    for (char const c : address) {
        if (c == '{')
            safe += "%7B";
        else if (c == '}')
            safe += "%7D";
        else if (c == '\\')
            safe += "%5C";
        else
            safe += c;
    }
    return safe;
}

} // namespace florilege::exchange
