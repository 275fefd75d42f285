#pragma once

#include "library/highlights/review.hpp"
#include "web/site/asking.hpp"

#include <cstddef>

namespace florilege::web {

constexpr std::size_t drawn_a_day = 5; ///< highlights, where nobody says how many

/// The visitor's day.
library::ReviewDay review_day(Asking const& asking);

} // namespace florilege::web
