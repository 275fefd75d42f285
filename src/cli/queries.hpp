#pragma once

#include "digest/zone.hpp"
#include "library/query/query.hpp"

#include <string_view>

namespace florilege::cli {

/// Days as the person counts them.
class ZoneCalendar final : public library::Calendar {
public:
    explicit ZoneCalendar(digest::Zone zone) : zone_{std::move(zone)} {}
    Time beginning_of(std::chrono::local_days day) const override { return zone_.moment(day); }
    std::chrono::local_days day_of(Time moment) const override
    {
        return std::chrono::floor<std::chrono::days>(zone_.wall(moment));
    }

private:
    digest::Zone zone_;
};

/// Reads a query; the Fault names `option` and the place in the query.
inline Result<library::Query> read_query(std::string_view text, std::string_view option,
                                         digest::Zone const& zone, Time now)
{
    ZoneCalendar const calendar{zone};
    auto query = library::Query::parse(text, {now, calendar});
    if (!query) return Fault{std::string{option}, query.error().text()};
    return *query;
}

} // namespace florilege::cli
