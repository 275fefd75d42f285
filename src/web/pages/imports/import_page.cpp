#include "web/pages/imports/import_page.hpp"

#include "exchange/report.hpp"
#include "library/history/batch.hpp"
#include "prelude/iso_time.hpp"
#include "web/http/target.hpp"
#include "web/jobs/undo_job.hpp"
#include "web/pages/imports/problem_rows.hpp"
#include "web/pages/imports/under_way.hpp"
#include "web/pages/imports/upload_form.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/page.hpp"
#include "web/site/site.hpp"

#include <algorithm>
#include <charconv>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t problems_on_a_page = 100;

std::vector<Fields> count_rows(Words const& words, exchange::ImportReport const& counts)
{
    struct Row {
        std::string_view key;
        std::int64_t count;
    };
    std::vector<Fields> rows;
    for (auto const& [key, count] :
         {Row{"import.read", counts.read}, Row{"import.added", counts.added},
          Row{"import.updated", counts.updated}, Row{"import.unchanged", counts.unchanged},
          Row{"import.rejected", counts.rejected}, Row{"import.unresolved", counts.unresolved},
          Row{"import.highlights", counts.highlights}, Row{"import.notes", counts.notes},
          Row{"import.tags", counts.tags}}) {
        Fields row;
        row.set("count_name", std::string{words.text(key)});
        row.set("count", words.say("number", {{"number", count}}));
        rows.push_back(std::move(row));
    }
    return rows;
}

void add_problems(Fields& fields, Asking const& asking, library::Batch const& batch,
                  exchange::ImportReport const& report)
{
    auto const& words = asking.words();
    auto const asked = asking.asked_for("from");
    std::uint32_t from = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), from);
    auto const problems = report.problems_from(from, problems_on_a_page);
    auto const here = "/imports/" + batch.public_id.text();
    bool const more = from + problems.size() < report.problems.size();
    auto const page_at = [&](std::size_t place) {
        return here + query_text({{"from", place == 0 ? std::string{} : std::to_string(place)}});
    };
    fields.say("any_problems", !report.problems.empty());
    fields.list("problems", problem_rows(words, problems));
    fields.set("problems_total", words.say("import.problems", {{"count", report.problems_in_all()}}));
    fields.set("omitted", report.problems_omitted > 0
                              ? words.say("import.omitted", {{"count", report.problems_omitted}})
                              : std::string{});
    fields.say("paged", more || from > 0);
    fields.set("newer_address",
               from > 0 ? page_at(from - std::min<std::size_t>(from, problems_on_a_page)) : std::string{});
    fields.set("older_address", more ? page_at(from + problems_on_a_page) : std::string{});
}

/// What taking it back did; empty where that is not known.
std::string taken_back(Words const& words, library::Batch const& batch)
{
    if (!batch.taken_back) return {};
    return words.say("import.took",
                     {{"removed", batch.taken_back->removed}, {"restored", batch.taken_back->restored}});
}

bool is_being_undone(Asking const& asking, store::Reader& reader, library::Batch const& batch)
{
    auto const all = being_undone(asking, reader);
    return std::any_of(all.begin(), all.end(), [&](auto const& one) {
        return one.batch.id == batch.id && one.job.state != store::JobState::dead;
    });
}

Response show(Reading& reading)
{
    auto const batch = import_asked_for(reading, reading.session);
    if (!batch) return not_found(reading);
    auto const& words = reading.words();
    bool const under_way = is_under_way(imports_under_way(reading, reading.session), *batch);
    PageDraft draft{"import"};
    draft.title = batch->file;
    auto& fields = draft.fields;
    fields.set("id", batch->public_id.text());
    fields.set("file", batch->file);
    fields.set("format_title", format_title(words, batch->format));
    fields.set("iso", iso_seconds(batch->started));
    fields.set("date", day_in_words(reading, batch->started));
    fields.set("took", taken_back(words, *batch));
    fields.say("under_way", under_way);
    bool const half = batch->is_half_undone();
    bool const being_undone = half && is_being_undone(reading, reading.session, *batch);
    fields.say("being_undone", being_undone);
    fields.say("half_undone", half && !being_undone);
    fields.say("interrupted", !batch->finished && !under_way && !half);
    fields.say("finished", batch->finished.has_value());
    fields.set("undone", batch->undone
                             ? words.say("import.undone",
                                         {{"date", std::string_view{day_in_words(reading, *batch->undone)}}})
                             : std::string{});
    fields.say("can_undo", !batch->undone && !under_way && !half);
    auto const report = exchange::read_report(batch->report);
    fields.list("counts", count_rows(words, report));
    add_problems(fields, reading, *batch, report);
    return page(reading, std::move(draft));
}

Response undo(Changing& changing)
{
    auto const reader = changing.read();
    auto const batch = import_asked_for(changing, *reader);
    if (!batch) return not_found(changing);
    if (is_under_way(imports_under_way(changing, *reader), *batch))
        return error_page(changing, 409, std::string{changing.words().text("import.still-under-way")});
    auto const undone = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return take_import_back(transaction, shelf, *batch, changing.site.options.undone_at_once);
    });
    if (!undone) return error_page(changing, 409, std::string{changing.words().text("import.undone-before")});
    if (undone->is_whole) return see_other("/imports/" + batch->public_id.text());
    changing.site.jobs.ring();
    return see_other("/imports"); // shows how far it is
}

} // namespace

Route const import_page_route{Method::get, "/imports/{id}", Policy::Who::signed_in, show,
                              "The report of one import: what it counted, and every problem with its line"};
Route const undo_import_route{Method::post,
                              "/imports/{id}/undo",
                              Policy::Who::signed_in,
                              undo,
                              "Takes an import back: soon, where it is large",
                              Body::form,
                              Proof::page,
                              Lane::long_work};

} // namespace florilege::web
