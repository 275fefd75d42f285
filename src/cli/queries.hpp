#pragma once

#include "digest/zone_calendar.hpp"
#include "library/query/query.hpp"

#include <string_view>

namespace florilege::cli {

/// Reads a query; the Fault names `option` and the place in the query.
inline Result<library::Query> read_query(std::string_view text, std::string_view option,
                                         digest::Zone const& zone, Time now)
{
    digest::ZoneCalendar const calendar{zone};
    auto query = library::Query::parse(text, {now, calendar});
    if (!query) return Fault{std::string{option}, query.error().text()};
    return *query;
}

} // namespace florilege::cli
