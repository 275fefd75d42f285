#include "web/pages/exports/export_file.hpp"

#include "digest/dates.hpp"
#include "library/search/search.hpp"
#include "web/http/spool_stream.hpp"
#include "web/pages/library/question.hpp"

#include <fmt/format.h>

namespace florilege::web {
namespace {

std::string file_name(Reading const& reading, exchange::ExportFormat const& format)
{
    return fmt::format("florilege-{}-{}.{}", reading.account().name,
                       digest::iso_date(reading.visitor.zone.wall(reading.now)), format.extension);
}

} // namespace

Result<ExportFile, library::QueryError> export_file(Reading& reading, exchange::ExportFormat const& format,
                                                    std::string const& question)
{
    std::optional<std::vector<library::BookmarkId>> keys;
    if (!question.empty()) {
        auto const query = read_query(reading, question);
        if (!query) return query.error();
        keys = library::matching(reading.session, reading.site.columns, reading.account().id, *query);
    }
    auto const spool = std::make_shared<Spool>(reading.site.options.spool);
    SpoolStream out{*spool};
    exchange::ExportOptions options;
    if (auto const& url = reading.site.options.public_url; !url.empty())
        options.authority = url.substr(url.find("//") + 2);
    auto const report =
        exchange::export_library(reading.session, reading.account(), format, options, keys, reading.now, out);
    out.flush();
    return ExportFile{report, {spool, 0, spool->size()}, file_name(reading, format)};
}

} // namespace florilege::web
