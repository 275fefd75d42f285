#pragma once

#include "accounts/account.hpp"
#include "library/highlights/placed_highlight.hpp"
#include "store/transaction.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

namespace florilege::library {

/// A day as the person counts it, and the moment it began.
struct ReviewDay {
    std::chrono::local_days day;
    Time beginning;
};

/// How many days a highlight rests after it was drawn: the first, the second, … time; the last one from then
/// on.
constexpr std::array<std::int64_t, 8> review_intervals{1, 3, 7, 16, 35, 90, 200, 365};

/// What is read again on a day.
struct Draw {
    std::vector<HighlightPlace> places;
    std::size_t kept = 0; ///< so many of them, the first, are written down already
};

/// Draws `count` highlights of `owner`: those drawn that day already; then those that have been due longest;
/// then, of what was marked before that day and never drawn, the oldest. Each source comes once, as long as
/// others have something. The same library gives the same draw all day.
Draw draw(store::Session& session, accounts::AccountId owner, ReviewDay const& day, std::size_t count);

/// Writes down that they were drawn, and when each is due again.
void keep_draw(store::Transaction& transaction, accounts::AccountId owner, ReviewDay const& day,
               Draw const& draw);

} // namespace florilege::library
