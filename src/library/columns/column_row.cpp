#include "library/columns/column_row.hpp"

#include "text/utf8/fold.hpp"

#include <algorithm>
#include <cmath>

namespace florilege::library {
namespace {

constexpr std::size_t exact_up_to = 127;
constexpr double steps_in_a_doubling = 8;

} // namespace

std::uint64_t title_key(std::string_view title)
{
    return key_of_folded_title(text::fold(title));
}

// No text has a byte of eight bits set, so none has the key of no title.
std::uint64_t key_of_folded_title(std::string_view folded) noexcept
{
    if (folded.empty()) return key_of_no_title;
    std::uint64_t key = 0;
    for (std::size_t at = 0; at < sizeof key; ++at)
        key = key << 8 | (at < folded.size() ? static_cast<unsigned char>(folded[at]) : 0U);
    return key;
}

std::uint8_t kept_length(std::size_t words) noexcept
{
    if (words <= exact_up_to) return static_cast<std::uint8_t>(words);
    auto const steps = std::round(steps_in_a_doubling * std::log2(static_cast<double>(words) / exact_up_to));
    return static_cast<std::uint8_t>(std::min(steps, 128.0) + exact_up_to);
}

double length_kept(std::uint8_t kept) noexcept
{
    if (kept <= exact_up_to) return kept;
    return exact_up_to * std::exp2((kept - static_cast<double>(exact_up_to)) / steps_in_a_doubling);
}

} // namespace florilege::library
