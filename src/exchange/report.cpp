#include "exchange/report.hpp"

#include "text/utf8/utf8.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

Problem::Kind kind_of(std::string_view word)
{
    if (word == word_of(Problem::Kind::rejected)) return Problem::Kind::rejected;
    return word == word_of(Problem::Kind::skipped) ? Problem::Kind::skipped : Problem::Kind::warning;
}

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

std::int64_t number_at(json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    return value != nullptr && value->is_number() ? value->to_number<std::int64_t>() : 0;
}

json::object object_of(Problem const& problem)
{
    json::object object{
        {"line", problem.place.line}, {"reason", problem.reason}, {"kind", word_of(problem.kind)}};
    if (!problem.place.part.empty()) object["part"] = problem.place.part;
    return object;
}

} // namespace

std::string_view word_of(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::rejected: return "rejected";
    case Problem::Kind::warning: return "warning";
    case Problem::Kind::skipped: return "skipped";
    }
    return {};
}

void ImportReport::add(Problem problem)
{
    if (problems.size() >= problems_kept) {
        ++problems_omitted;
        return;
    }
    for (auto* text : {&problem.reason, &problem.place.part})
        if (text->size() > longest_text) *text = std::string{text::cut(*text, longest_text)} + "…";
    problems.push_back(std::move(problem));
}

std::span<Problem const> ImportReport::problems_from(std::size_t from, std::size_t count) const
{
    auto const rest = std::span{problems}.subspan(std::min(from, problems.size()));
    return rest.first(std::min(count, rest.size()));
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

ImportReport read_report(std::string_view written)
{
    auto const value = json::parse(written);
    auto const& object = value.as_object();
    ImportReport report;
    report.file = text_at(object, "file");
    report.format = text_at(object, "format");
    report.read = number_at(object, "read");
    report.added = number_at(object, "added");
    report.updated = number_at(object, "updated");
    report.unchanged = number_at(object, "unchanged");
    report.rejected = number_at(object, "rejected");
    report.highlights = number_at(object, "highlights");
    report.notes = number_at(object, "notes");
    report.tags = number_at(object, "tags");
    report.unresolved = number_at(object, "unresolved");
    report.problems_omitted = number_at(object, "problems_omitted");
    report.dry_run = object.contains("dry_run");
    report.stopped = text_at(object, "stopped");
    if (auto const* const problems = object.if_contains("problems"))
        for (auto const& one : problems->as_array()) {
            auto const& problem = one.as_object();
            auto const line = static_cast<std::uint64_t>(number_at(problem, "line"));
            report.problems.push_back({kind_of(text_at(problem, "kind")),
                                       {line, text_at(problem, "part")},
                                       text_at(problem, "reason")});
        }
    return report;
}

} // namespace florilege::exchange
