#include "web/api/import_json.hpp"

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

constexpr std::array problem_item_fields{
    must("kind", Shape::text(), "`rejected`, `warning` or `skipped`"),
    must("line", Shape::whole().or_null(), "Its line in the file; null: it is about the whole"),
    must("part", Shape::text().or_null(), "The file inside an archive"),
    must("reason", Shape::text(), "What is wrong there"),
};

} // namespace

constexpr Object problem_item_object{"ImportProblem", "Something about one place of a file",
                                     problem_item_fields};

namespace {

constexpr Shape problem_shape = Shape::of(problem_item_object);
constexpr std::array trial_fields{
    must("format", Shape::text(), "What it was read as"),
    must("counts", Shape::of(counts_object), "What its import would count"),
    must("problems", Shape::list(problem_shape), "The problems it would meet"),
    must("omitted", Shape::whole(), "How many more it would meet, which were only counted"),
};
constexpr Object trial_object{"ImportTrial", "What would come of an import", trial_fields};

constexpr std::array<std::string_view, 5> state_words{"waiting", "running", "failed", "tried", "over"};
constexpr std::array upload_fields{
    must("id", Shape::id(), "Its public id"),
    must("file", Shape::text(), "The file, as its sender called it"),
    must("format", Shape::text().or_null(), "What it is read as; null: found out from its content"),
    must("try", Shape::yes_no(), "Whether it is only told what would come of it"),
    must("state", Shape::one_of(state_words),
         "`over`: `import` says what came of it. `tried`: `trial` says what would"),
    must("bookmarks", Shape::whole(), "How many are imported by now, while it runs"),
    must("share", Shape::whole(0, 100), "How many hundredths of the file are read, while it runs"),
    must("reason", Shape::text().or_null(), "Why the last try failed: a word as `another-format`, or a text"),
    must("trial", Shape::of(trial_object).or_null(), "What would come of it, once it was tried"),
    must("import", Shape::id().or_null(), "The import that it became, once it is over"),
};

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

json::value trial_json(std::optional<exchange::ImportReport> const& found)
{
    if (!found) return nullptr;
    return json::object{{"format", found->format},
                        {"counts", counts_json(*found)},
                        {"problems", problems_json(found->problems)},
                        {"omitted", found->problems_omitted}};
}

} // namespace

constexpr Object import_object{"Import", "A file that was imported", import_fields};
constexpr Object upload_object{"Upload", "A file that was sent to be imported", upload_fields};

json::array problems_json(std::span<exchange::Problem const> problems)
{
    json::array items;
    for (auto const& [kind, place, reason] : problems)
        items.push_back(json::object{{"kind", word_of(kind)},
                                     {"line", place.line > 0 ? json::value(place.line) : json::value{}},
                                     {"part", text_or_null(place.part)},
                                     {"reason", reason}});
    return items;
}

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
            {"try", upload.order.trial},
            {"state", upload.found ? "tried" : name_of(upload.job.state)},
            {"bookmarks", progress.items},
            {"share", share_of(progress)},
            {"reason", upload.found ? json::value{} : text_or_null(reason_of(asking, upload.job))},
            {"trial", trial_json(upload.found)},
            {"import", nullptr}};
}

json::object upload_json(library::Batch const& batch)
{
    return {{"id", batch.upload},     {"file", batch.file},
            {"format", batch.format}, {"try", false},
            {"state", "over"},        {"bookmarks", exchange::read_report(batch.report).read},
            {"share", 100},           {"reason", nullptr},
            {"trial", nullptr},       {"import", batch.public_id.text()}};
}

} // namespace florilege::web
