#include "exchange/export.hpp"

#include "library/lists/list.hpp"
#include "library/read.hpp"
#include "library/tags/tag.hpp"

namespace florilege::exchange {
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
        for (auto const& tag : library::tag_drafts(session, account.id))
            exporter->tag(tag);
        for (auto const& bundle : library::bundles(session, account.id))
            exporter->bundle(bundle);
        library::each_bookmark(session, account.id, write);
        library::each_former_names(session, account.id,
                                   [&](library::FormerNames const& names) { exporter->former_names(names); });
        library::each_list(session, account.id,
                           [&](library::ListDraft const& list) { exporter->list(list); });
        for (auto const& search : library::saved_searches(session, account.id))
            exporter->search(search);
        library::each_review_state(session, account.id,
                                   [&](library::ReviewState const& state) { exporter->review(state); });
    } else {
        library::each_bookmark(session, *keys, write);
    }
    exporter->end();
    return report;
}

} // namespace florilege::exchange
