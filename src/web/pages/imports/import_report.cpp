#include "web/pages/imports/import_report.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::web {
namespace {

namespace json = boost::json;

/// A report that an older program wrote may lack what came later.
std::int64_t number(json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    return value == nullptr ? 0 : value->to_number<std::int64_t>();
}

std::string text(json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    return value == nullptr ? std::string{} : std::string{value->as_string()};
}

} // namespace

ImportCounts counts_of(std::string_view report)
{
    auto const value = json::parse(report);
    auto const& object = value.as_object();
    return {number(object, "read"),      number(object, "added"),    number(object, "updated"),
            number(object, "unchanged"), number(object, "rejected"), number(object, "highlights"),
            number(object, "notes"),     number(object, "tags"),     number(object, "unresolved")};
}

ReportedProblems problems_of(std::string_view report, std::size_t from, std::size_t count)
{
    auto const value = json::parse(report);
    auto const& object = value.as_object();
    ReportedProblems problems;
    problems.omitted = number(object, "problems_omitted");
    auto const* const all = object.if_contains("problems");
    if (all == nullptr) return problems;
    auto const& array = all->as_array();
    problems.kept = array.size();
    for (auto at = std::min(from, array.size()); at < std::min(from + count, array.size()); ++at) {
        auto const& problem = array[at].as_object();
        problems.shown.push_back(
            {text(problem, "kind"), number(problem, "line"), text(problem, "part"), text(problem, "reason")});
    }
    return problems;
}

} // namespace florilege::web
