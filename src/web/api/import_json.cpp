#include "web/api/import_json.hpp"

#include "exchange/report.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array counts_fields{
    must("read", Shape::whole(), "Bookmarks in the file"),
    must("added", Shape::whole(), "New ones"),
    must("updated", Shape::whole(), "Those that were there and got something new"),
    must("unchanged", Shape::whole(), "Those that were there"),
    must("rejected", Shape::whole(), "Those that could not be kept: the problems say why"),
    must("unresolved", Shape::whole(), "Passages without a link"),
    must("highlights", Shape::whole(), "Highlights among them"),
    must("notes", Shape::whole(), "Notes among them"),
    must("tags", Shape::whole(), "Tags among them"),
};
constexpr Object counts_object{"ImportCounts", "What an import counted", counts_fields};

constexpr std::array undone_fields{
    must("removed", Shape::whole(), "Bookmarks that it had added"),
    must("restored", Shape::whole(), "What it had changed, and is now as before"),
};

} // namespace

constexpr Object undone_object{"ImportUndone", "What taking an import back has done", undone_fields};

namespace {

constexpr std::array import_fields{
    must("id", Shape::id(), "Its public id"),
    must("file", Shape::text(), "The file, as its sender called it"),
    must("format", Shape::text(), "What it was read as"),
    must("started", Shape::time(), "When it began"),
    must("finished", Shape::time().or_null(), "When it ended; null: it is under way or was interrupted"),
    must("undone", Shape::time().or_null(), "When it was taken back, whole"),
    must("taken_back", Shape::of(undone_object).or_null(),
         "What of it is taken back so far; null: nothing, or it was long ago"),
    must("counts", Shape::of(counts_object), "What it counted; zeros before its end"),
};

constexpr std::array<std::string_view, 4> state_words{"waiting", "running", "failed", "over"};
constexpr std::array upload_fields{
    must("id", Shape::id(), "Its public id"),
    must("file", Shape::text(), "The file, as its sender called it"),
    must("format", Shape::text().or_null(), "What it is read as; null: found out from its content"),
    must("state", Shape::one_of(state_words), "`over`: `import` says what came of it"),
    must("bookmarks", Shape::whole(), "How many are imported by now, while it runs"),
    must("share", Shape::whole(0, 100), "How many hundredths of the file are read, while it runs"),
    must("reason", Shape::text().or_null(), "Why the last try failed: a word as `another-format`, or a text"),
    must("import", Shape::id().or_null(), "The import that it became, once it is over"),
};

json::value time_or_null(std::optional<Time> const& time)
{
    return time ? json::value(time_text(*time)) : json::value{};
}

json::object counts_json(exchange::ImportReport const& counts)
{
    return {{"read", counts.read},
            {"added", counts.added},
            {"updated", counts.updated},
            {"unchanged", counts.unchanged},
            {"rejected", counts.rejected},
            {"unresolved", counts.unresolved},
            {"highlights", counts.highlights},
            {"notes", counts.notes},
            {"tags", counts.tags}};
}

} // namespace

constexpr Object import_object{"Import", "A file that was imported", import_fields};
constexpr Object upload_object{"Upload", "A file that was sent to be imported", upload_fields};

json::object undone_json(library::Undone const& undone)
{
    return {{"removed", undone.removed}, {"restored", undone.restored}};
}

json::object import_json(library::Batch const& batch)
{
    return {{"id", batch.public_id.text()},
            {"file", batch.file},
            {"format", batch.format},
            {"started", time_text(batch.started)},
            {"finished", time_or_null(batch.finished)},
            {"undone", time_or_null(batch.undone)},
            {"taken_back", batch.taken_back ? json::value(undone_json(*batch.taken_back)) : json::value{}},
            {"counts", counts_json(exchange::read_report(batch.report))}};
}

json::object upload_json(Asking const& asking, UnderWay const& upload)
{
    auto const progress = asking.site.jobs.progress(upload.job.id).value_or(JobProgress{});
    return {{"id", upload.order.kept},
            {"file", upload.order.file},
            {"format", text_or_null(upload.order.format)},
            {"state", name_of(upload.job.state)},
            {"bookmarks", progress.items},
            {"share", share_of(progress)},
            {"reason", text_or_null(reason_of(asking, upload.job))},
            {"import", nullptr}};
}

json::object upload_json(library::Batch const& batch)
{
    return {{"id", batch.upload},
            {"file", batch.file},
            {"format", batch.format},
            {"state", "over"},
            {"bookmarks", exchange::read_report(batch.report).read},
            {"share", 100},
            {"reason", nullptr},
            {"import", batch.public_id.text()}};
}

} // namespace florilege::web
