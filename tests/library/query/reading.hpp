#pragma once

#include "library/query/checker.hpp"
#include "library/query/query.hpp"
#include "prelude/clock.hpp"

#include <string>
#include <string_view>

namespace florilege::tests {

/// What queries of the tests are read against: 2012-01-30T08:00:00Z, a Monday, in UTC.
inline library::UtcCalendar const utc;
inline library::QueryContext const monday_morning{from_micros(1'327'910'400'000'000), utc};

inline library::Query query(std::string_view text)
{
    return library::Query::parse(text, monday_morning).value();
}

/// What a query means, or "at N: why it is none".
inline std::string meaning(std::string_view text)
{
    auto const query = library::Query::parse(text, monday_morning);
    return query ? library::printed(query->root()) : query.error().text();
}

} // namespace florilege::tests
