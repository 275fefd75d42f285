#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// What an import counted, as its batch keeps it (exchange/report.cpp writes it).
struct ImportCounts {
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    std::int64_t highlights = 0;
    std::int64_t notes = 0;
    std::int64_t tags = 0;
    std::int64_t unresolved = 0;
};
ImportCounts counts_of(std::string_view report);

/// Something about one place of an imported file.
struct ReportedProblem {
    std::string kind;      ///< "rejected", "warning", "skipped"
    std::int64_t line = 0; ///< 0: the whole file
    std::string part;      ///< the file inside an archive; mostly empty
    std::string reason;
};

struct ReportedProblems {
    std::vector<ReportedProblem> shown; ///< those asked for
    std::size_t kept = 0;               ///< how many the report holds
    std::int64_t omitted = 0;           ///< how many more there were
};
/// At most `count` problems of a report, `from` passed over.
ReportedProblems problems_of(std::string_view report, std::size_t from, std::size_t count);

} // namespace florilege::web
