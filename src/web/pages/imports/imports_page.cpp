#include "web/pages/imports/imports_page.hpp"

#include "exchange/formats.hpp"
#include "exchange/report.hpp"
#include "library/history/batch.hpp"
#include "prelude/iso_time.hpp"
#include "web/http/target.hpp"
#include "web/pages/imports/under_way_rows.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/site.hpp"

#include <algorithm>
#include <charconv>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t imports_on_a_page = 50;

std::size_t passed_over(Asking const& asking)
{
    auto const from = asking.asked_for("from");
    std::uint32_t number = 0;
    std::from_chars(from.data(), from.data() + from.size(), number);
    return number;
}

Fields row_of(Asking const& asking, library::Batch const& batch)
{
    auto const& words = asking.words();
    auto const counts = exchange::read_report(batch.report);
    Fields row;
    row.set("import_address", "/imports/" + batch.public_id.text());
    row.set("file", batch.file);
    row.set("format_title", format_title(words, batch.format));
    row.set("iso", iso_seconds(batch.started));
    row.set("date", day_in_words(asking, batch.started));
    row.say("undone", batch.undone.has_value());
    row.say("half_undone", batch.is_half_undone());
    row.say("interrupted", !batch.undone && !batch.is_half_undone() && !batch.finished);
    row.set("counts", batch.finished && !batch.undone
                          ? words.say("imports.counts", {{"added", counts.added},
                                                         {"updated", counts.updated},
                                                         {"unchanged", counts.unchanged}})
                          : std::string{});
    row.set("rejected", batch.finished && !batch.undone && counts.rejected > 0
                            ? words.say("imports.rejected", {{"count", counts.rejected}})
                            : std::string{});
    return row;
}

std::vector<Fields> sources(Words const& words)
{
    std::vector<Fields> rows;
    for (auto const* format : exchange::formats()) {
        Fields row;
        row.set("source_title", format_title(words, format->name));
        row.set("source_how", std::string{words.text("import-from." + std::string{format->name})});
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Those that are done, newest first; whether there are more behind them.
bool add_imported(Fields& fields, Asking const& asking, store::Reader& reader,
                  std::vector<UnderWay> const& under_way, std::size_t from)
{
    auto batches = library::batches_of(reader, asking.account().id, from, imports_on_a_page + 1);
    bool const more = batches.size() > imports_on_a_page;
    if (more) batches.pop_back();
    std::vector<Fields> rows;
    for (auto const& batch : batches)
        if (!is_under_way(under_way, batch)) rows.push_back(row_of(asking, batch));
    fields.say("any_imported", !rows.empty());
    fields.list("imported", std::move(rows));
    return more;
}

Response parts_of(std::vector<UnderWayRow> const& under_way)
{
    Response response;
    response.kind = HeaderClass::json;
    response.type = "application/json";
    response.body = json_of(under_way);
    return response;
}

Response show(Reading& reading)
{
    if (reading.asked_for("part") == "progress")
        return parts_of(under_way_rows(reading, imports_under_way(reading, reading.session),
                                       being_undone(reading, reading.session)));
    return imports_page(reading, reading.session, {});
}

} // namespace

Response imports_page(Asking const& asking, store::Reader& reader, UploadForm const& form, int status)
{
    auto const& words = asking.words();
    auto const coming_in = imports_under_way(asking, reader);
    auto const under_way = under_way_rows(asking, coming_in, being_undone(asking, reader));
    auto const from = passed_over(asking);
    PageDraft draft{"imports"};
    draft.title = std::string{words.text("imports.title")};
    auto& fields = draft.fields;
    fields.say("any_under_way", !under_way.empty());
    fields.say("any_moving", std::any_of(under_way.begin(), under_way.end(),
                                         [](auto const& row) { return row.state != store::JobState::dead; }));
    fields.list("under_way", fields_of(words, under_way));
    add_upload_form(fields, asking, form);
    bool const more = add_imported(fields, asking, reader, coming_in, from);
    auto const page_at = [](std::size_t place) {
        return "/imports" + query_text({{"from", place == 0 ? std::string{} : std::to_string(place)}});
    };
    fields.say("paged", more || from > 0);
    fields.set("newer_address", from > 0 ? page_at(from - std::min(from, imports_on_a_page)) : std::string{});
    fields.set("older_address", more ? page_at(from + imports_on_a_page) : std::string{});
    fields.list("sources", sources(words));
    draft.status = status;
    return page(asking, std::move(draft));
}

Route const imports_page_route{Method::get, "/imports", Policy::Who::signed_in, show,
                               "What the visitor imported, what is under way, and the form to send files"};

} // namespace florilege::web
