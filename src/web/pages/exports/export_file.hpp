#pragma once

#include "exchange/export.hpp"
#include "library/query/query.hpp"
#include "web/http/response.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <vector>

namespace florilege::web {

/// What was written of a library, in a file that goes with it.
struct ExportFile {
    exchange::ExportReport report;
    SpoolRange bytes;
    std::string name; ///< "florilege-colette-2026-11-28.html"
};

/// Writes the visitor's library in that format; with a question only what it finds. The error says what is
/// wrong with the question.
Result<ExportFile, library::QueryError> export_file(Reading& reading, exchange::ExportFormat const& format,
                                                    std::string const& question);

} // namespace florilege::web
