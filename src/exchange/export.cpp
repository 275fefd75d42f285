#include "exchange/export.hpp"

#include "library/list.hpp"
#include "library/read.hpp"
#include "library/tag.hpp"

namespace florilege::exchange {
namespace {

constexpr std::size_t read_at_once = 256;

void write_tags(store::Session& session, accounts::AccountId owner, Exporter& exporter)
{
    for (auto const& tag : library::all_tags(session, owner))
        exporter.tag({tag.name, tag.aliases, tag.parent});
}

void each_of(store::Session& session, std::vector<library::BookmarkId> const& keys,
             std::function<void(library::Bookmark const&)> const& visit)
{
    for (std::size_t at = 0; at < keys.size(); at += read_at_once) {
        auto const size = std::min(read_at_once, keys.size() - at);
        for (auto const& bookmark : library::read_bookmarks(session, std::span{keys}.subspan(at, size)))
            visit(bookmark);
    }
}

} // namespace

ExportReport export_library(store::Session& session, accounts::Account const& account,
                            ExportFormat const& format, ExportOptions const& options,
                            std::optional<std::vector<library::BookmarkId>> const& keys, Time now,
                            std::ostream& out)
{
    ExportReport report;
    auto const exporter = format.make(out, options);
    auto const write = [&](library::Bookmark const& bookmark) {
        switch (exporter->bookmark(bookmark)) {
        case Exported::written: ++report.written; break;
        case Exported::left_out: ++report.left_out; break;
        }
    };
    exporter->begin({now, account.name});
    if (!keys) {
        write_tags(session, account.id, *exporter);
        library::each_bookmark(session, account.id, write);
        library::each_list(session, account.id,
                           [&](library::ListDraft const& list) { exporter->list(list); });
    } else {
        each_of(session, *keys, write);
    }
    exporter->end();
    return report;
}

} // namespace florilege::exchange
