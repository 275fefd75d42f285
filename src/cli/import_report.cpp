#include "cli/import_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace florilege::cli {
namespace {

// People see the first problems of a file; programs get all that were kept.
constexpr std::size_t problems_shown = 20;

std::string text_of(exchange::Problem const& problem)
{
    std::string where = problem.place.part;
    if (problem.place.line > 0)
        where += fmt::format("{}line {}", where.empty() ? "" : ", ", problem.place.line);
    char const* kind = "";
    switch (problem.kind) {
    case exchange::Problem::Kind::rejected: kind = "rejected"; break;
    case exchange::Problem::Kind::warning: kind = "warning"; break;
    case exchange::Problem::Kind::skipped: kind = "skipped"; break;
    }
    return fmt::format("  {}{}{}: {}\n", where, where.empty() ? "" : ": ", kind, problem.reason);
}

} // namespace

void tell(Terminal& terminal, exchange::ImportReport const& report, bool list_all)
{
    terminal.out << fmt::format("{} ({}{}): {} read: {} added, {} updated, {} unchanged, {} rejected\n",
                                report.file, report.format, report.dry_run ? ", dry run" : "", report.read,
                                report.added, report.updated, report.unchanged, report.rejected);
    terminal.out << fmt::format("  {} highlights, {} notes, {} tags, {} without a link\n", report.highlights,
                                report.notes, report.tags, report.unresolved);
    auto const shown = list_all ? report.problems.size() : std::min(problems_shown, report.problems.size());
    for (std::size_t at = 0; at < shown; ++at)
        terminal.out << text_of(report.problems[at]);
    auto const more = static_cast<std::int64_t>(report.problems.size() - shown) + report.problems_omitted;
    if (more > 0) terminal.out << fmt::format("  and {} more; --problems lists them\n", more);
}

} // namespace florilege::cli
