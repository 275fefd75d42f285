#include "library/columns/column_row.hpp"

#include <algorithm>
#include <cmath>

namespace florilege::library {
namespace {

constexpr std::size_t exact_up_to = 127;
constexpr double steps_in_a_doubling = 8;

} // namespace

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
