#include "library/query/near.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace florilege::library {
namespace {

char small(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Optimal string alignment distance: edits and swaps of neighbours, none inside another.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        table[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        table[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const cost = small(a[i - 1]) == small(b[j - 1]) ? 0U : 1U;
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && small(a[i - 1]) == small(b[j - 2]) && small(a[i - 2]) == small(b[j - 1]))
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    return table[a.size()][b.size()];
}

} // namespace

bool same_letters(std::string_view a, std::string_view b) noexcept
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return small(x) == small(y); });
}

std::string_view nearest(std::string_view word, std::span<std::string_view const> known)
{
    std::size_t const most = word.size() < 4 ? 1 : 2;
    std::string_view best;
    auto least = most + 1;
    for (auto const candidate : known) {
        auto const longer = std::max(word.size(), candidate.size());
        if (longer - std::min(word.size(), candidate.size()) > most) continue;
        auto const far = distance(word, candidate);
        if (far >= least || far >= candidate.size()) continue;
        least = far;
        best = candidate;
    }
    return best;
}

} // namespace florilege::library
