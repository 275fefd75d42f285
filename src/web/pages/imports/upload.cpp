#include "web/pages/imports/upload.hpp"

#include "exchange/folder_choice.hpp"
#include "exchange/formats.hpp"
#include "exchange/importers/any_csv.hpp"
#include "exchange/importers/column_map.hpp"
#include "web/jobs/import_job.hpp"
#include "web/jobs/kept_files.hpp"
#include "web/pages/imports/imports_page.hpp"
#include "web/pages/imports/under_way.hpp"
#include "web/site/site.hpp"

namespace florilege::web {
namespace {

constexpr std::size_t most_files = 100; ///< in one form

std::vector<FormFile const*> files_of(Form const& form)
{
    std::vector<FormFile const*> files;
    for (auto const& file : form.files)
        if (file.field == "files") files.push_back(&file);
    return files;
}

Response refused(Changing const& changing, UploadForm const& form)
{
    return imports_page(changing, *changing.read(), form, 422);
}

ImportOrder order_of(FormFile const& file, UploadForm const& form, std::optional<Time> date)
{
    ImportOrder order;
    order.file = kept_name(file.name);
    order.bytes = file.bytes.end - file.bytes.begin;
    order.format = form.format;
    order.make_public = form.make_public;
    order.repair_text = form.repair_text;
    order.trial = form.only_try;
    order.date = date;
    order.columns = form.columns;
    order.folders = exchange::folder_choice(form.folders).value();
    return order;
}

Response upload(Changing& changing)
{
    auto form = upload_form(changing);
    auto const& words = changing.words();
    auto const files = files_of(changing.form);
    std::optional<Time> date;
    if (!form.date.empty() && !(date = day_begin(changing, form.date)))
        form.date_fault = std::string{words.text("imports.date-fault")};
    if (!form.columns.empty() && !exchange::read_column_map(form.columns))
        form.columns_fault = std::string{words.text("imports.columns-fault")};
    else if (!form.columns.empty() && form.format.empty())
        form.format = exchange::any_csv_format.name; // no other format has columns to be named
    else if (!form.columns.empty() && form.format != exchange::any_csv_format.name)
        form.columns_fault = std::string{words.text("imports.columns-of-a-table")};
    if (files.empty()) form.files_fault = std::string{words.text("imports.no-file")};
    if (files.size() > most_files)
        form.files_fault = words.say("imports.many-files", {{"count", std::int64_t{most_files}}});
    bool const known_format = form.format.empty() || exchange::find_format(form.format) != nullptr;
    if (!known_format || !exchange::folder_choice(form.folders)) return error_page(changing, 400);
    if (!form.date_fault.empty() || !form.files_fault.empty() || !form.columns_fault.empty())
        return refused(changing, form);

    KeptFiles kept{changing.site.uploads};
    std::vector<ImportOrder> orders;
    for (auto const* file : files) {
        orders.push_back(order_of(*file, form, date));
        orders.back().kept = kept.keep(file->bytes);
    }
    std::optional<NoRoom> full;
    changing.write([&](store::Transaction& transaction) {
        full = enqueue_imports(transaction, changing.account().id, orders,
                               changing.site.options.limits.kept_upload_bytes, changing.now);
    });
    if (full) {
        form.files_fault = *full == NoRoom::too_many
                               ? words.say("imports.many-waiting", {{"count", most_imports_kept}})
                               : std::string{words.text("imports.much-waiting")};
        return refused(changing, form);
    }
    kept.belong_to_jobs();
    changing.site.jobs.ring();
    return done_saying("/imports", form.only_try ? "said.looks" : "said.uploaded");
}

/// The import that a form names; nothing where it is none of the visitor's.
std::optional<UnderWay> named(Changing const& changing)
{
    auto const id = opened_job(changing, changing.field("job"));
    if (!id) return std::nullopt;
    auto const reader = changing.read();
    for (auto& import : imports_under_way(changing, *reader))
        if (import.job.id == *id) return std::move(import);
    return std::nullopt;
}

Response retry(Changing& changing)
{
    auto import = named(changing);
    if (!import) return not_found(changing);
    auto const format = changing.field("format");
    if (!format.empty() && exchange::find_format(format) == nullptr) return error_page(changing, 400);
    import->order.format = format;
    if (import->found) import->order.trial = false;
    changing.write([&](store::Transaction& transaction) {
        store::retry(transaction, changing.account().id.value, import->job.id, to_json(import->order),
                     changing.now);
    });
    changing.site.jobs.ring();
    return see_other("/imports");
}

/// What runs is stopped, and rests then; what does not run goes, with its file.
Response discard(Changing& changing)
{
    auto const import = named(changing);
    if (!import) return not_found(changing);
    if (import->job.state == store::JobState::running) {
        changing.site.jobs.ask_to_stop(import->job.id);
        return see_other("/imports");
    }
    std::optional<std::string> dropped;
    changing.write([&](store::Transaction& transaction) {
        dropped = store::drop(transaction, changing.account().id.value, import->job.id, changing.now);
    });
    if (!dropped) return see_other("/imports");
    changing.site.uploads.remove(import->order.kept);
    return done_saying("/imports", "said.discarded");
}

} // namespace

Route const upload_route{Method::post,
                         "/imports",
                         Policy::Who::signed_in,
                         upload,
                         "Takes files to import: each is kept, and imported soon",
                         Body::upload,
                         Proof::page,
                         Lane::long_work};
Route const retry_import_route{
    Method::post,
    "/imports/retry",
    Policy::Who::signed_in,
    retry,
    "Tries an import again that failed, perhaps as another format; imports what was tried",
    Body::form};
Route const discard_import_route{Method::post,
                                 "/imports/discard",
                                 Policy::Who::signed_in,
                                 discard,
                                 "Stops an import that runs; takes one away that waits, failed or was tried",
                                 Body::form};

} // namespace florilege::web
