#include "exchange/report.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

std::string_view word_of(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::rejected: return "rejected";
    case Problem::Kind::warning: return "warning";
    case Problem::Kind::skipped: return "skipped";
    }
    return {};
}

json::object object_of(Problem const& problem)
{
    json::object object{
        {"line", problem.place.line}, {"reason", problem.reason}, {"kind", word_of(problem.kind)}};
    if (!problem.place.part.empty()) object["part"] = problem.place.part;
    return object;
}

} // namespace

void ImportReport::add(Problem problem)
{
    if (problems.size() < problems_kept)
        problems.push_back(std::move(problem));
    else
        ++problems_omitted;
}

std::string to_json(ImportReport const& report)
{
    json::array problems;
    for (auto const& problem : report.problems)
        problems.push_back(object_of(problem));
    json::object object{
        {"file", report.file},         {"format", report.format},         {"read", report.read},
        {"added", report.added},       {"updated", report.updated},       {"unchanged", report.unchanged},
        {"rejected", report.rejected}, {"highlights", report.highlights}, {"notes", report.notes},
        {"tags", report.tags},         {"unresolved", report.unresolved}, {"problems", std::move(problems)}};
    if (report.problems_omitted > 0) object["problems_omitted"] = report.problems_omitted;
    if (report.dry_run) object["dry_run"] = true;
    if (!report.stopped.empty()) object["stopped"] = report.stopped;
    return json::serialize(object);
}

} // namespace florilege::exchange
