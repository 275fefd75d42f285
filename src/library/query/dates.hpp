#pragma once

#include "library/query/query.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace florilege::library {

/// From `begin` on, before `end`.
struct Days {
    Time begin;
    Time end;
    bool operator==(Days const&) const = default;
};

/// The days that have a word of their own.
constexpr std::array<std::string_view, 3> words_of_days{"today", "yesterday", "tomorrow"};

/// Reads 2012 (a year), 2012-01 (a month), 2012-01-30 (a day), 2012-w05 (a week of ISO 8601, from Monday),
/// `today`, `yesterday`, `tomorrow`, and 7d, 2w, 3m, 1y (from the day that many days, weeks, months or years
/// before today, up to the end of today). Years are 1 to 9999. Nothing for any other text.
std::optional<Days> days_of(std::string_view text, QueryContext const& context);

} // namespace florilege::library
