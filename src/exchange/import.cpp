#include "exchange/import.hpp"

#include "exchange/formats.hpp"
#include "exchange/library_intake.hpp"
#include "exchange/peeked_source.hpp"
#include "exchange/trial.hpp"
#include "library/history/batch.hpp"
#include "library/text_index.hpp"
#include "prelude/log.hpp"
#include "store/error.hpp"

#include <algorithm>
#include <filesystem>

namespace florilege::exchange {
namespace {

/// So many leave the index of words in pieces that are worth putting together.
constexpr std::int64_t many_bookmarks = 50'000;

using Why = ImportFault::Why;

void run_dry(Trial& trial, LibraryIntake& intake, Format const& format, Source& source,
             ImportOptions const& options)
{
    try {
        intake.take_into(trial);
        format.read(source, options, intake);
        intake.finish();
    } catch (store::DiskFull const& full) {
        intake.report().stopped = full.what();
    } catch (StoppedHere const&) {
        intake.report().interrupted = true;
    }
}

/// Where there is no room for it the index stays in its pieces: nothing is missing from them.
void merge_index(store::Database& database)
{
    try {
        library::merge_text_index(database);
    } catch (store::DiskFull const& full) {
        log::warn("the index of words stays in pieces: {}", full.what());
    }
}

/// An import that was interrupted, and what it did before.
struct Earlier {
    library::Batch batch;
    library::BroughtIn brought_in;
};

std::optional<Earlier> earlier(store::Database& database, accounts::AccountId owner,
                               std::string const& upload)
{
    if (upload.empty()) return std::nullopt;
    auto const reader = database.read(owner.value);
    auto batch = library::batch_of_upload(*reader, owner, upload);
    if (!batch) return std::nullopt;
    auto const done = library::brought_in(*reader, owner, batch->id);
    return Earlier{std::move(*batch), done};
}

/// What the first part brought in was there already for the second.
void add_earlier(ImportReport& report, library::BroughtIn const& before)
{
    auto const added = std::min(before.added, report.unchanged);
    report.added += added;
    report.unchanged -= added;
    auto const updated = std::min(before.updated, report.unchanged);
    report.updated += updated;
    report.unchanged -= updated;
}

/// One import into a database that is being written to.
struct Import {
    store::Database& database;
    accounts::AccountId owner;
    ImportRequest const& request;
    std::optional<Earlier> const& before;
    Time now; ///< one moment: by it the import is known to have made a list
    Clock const& clock;
};

library::BatchId batch_of(Import const& asked, Format const& format, std::string const& name)
{
    if (asked.before) return asked.before->batch.id;
    std::optional<library::BatchId> batch;
    asked.database.write([&](store::Transaction& transaction) {
        auto const file = std::filesystem::path{name}.filename().string();
        batch = library::begin_batch(transaction, asked.owner, file, format.name, asked.now,
                                     asked.request.upload);
    });
    return *batch;
}

void run(Import const& asked, LibraryIntake& intake, Format const& format, Source& source)
{
    auto& report = intake.report();
    std::optional<library::BatchId> batch;
    try {
        batch = batch_of(asked, format, source.name());
        intake.take_into(asked.database, *batch);
        format.read(source, asked.request.options, intake);
        intake.finish();
        if (report.added >= many_bookmarks) merge_index(asked.database);
    } catch (store::DiskFull const& full) {
        report.stopped = full.what();
    } catch (StoppedHere const&) {
        report.interrupted = true;
    }
    // What is tried again is not finished.
    if (!batch || report.interrupted || (!report.stopped.empty() && !asked.request.upload.empty())) return;
    if (asked.before) add_earlier(report, asked.before->brought_in);
    try {
        asked.database.write([&](store::Transaction& transaction) {
            bool const nothing_came = intake.refused() && report.read == 0;
            if (nothing_came) return library::drop_batch(transaction, *batch);
            library::finish_batch(transaction, *batch, to_json(report), asked.clock.now());
        });
    } catch (store::DiskFull const& full) {
        report.stopped = full.what();
    }
}

/// That the file is something else than the format that was named; nothing where it need not be, or does not
/// look at least that much like another.
std::optional<ImportFault> another_than(Format const& named, std::string const& file, std::string_view head,
                                        Likeness at_least)
{
    auto const candidates = recognise(head);
    bool const other = !candidates.empty() && candidates.front().likeness >= at_least &&
                       candidates.front().format != &named && named.recognise(head) == Likeness::no;
    if (!other) return std::nullopt;
    return ImportFault{Why::another_format, file,
                       "is not what --format " + std::string{named.name} + " reads: " + looks_like(head)};
}

/// Why the format that was named, or found out, takes nothing of the file.
ImportFault refusal(Fault const& refused, Format const* named, std::string const& file,
                    std::string_view bytes)
{
    auto other =
        named == nullptr ? std::nullopt : another_than(*named, file, head_text(bytes), Likeness::weak);
    if (other) return std::move(*other);
    return {Why::refused, file, refused.reason(), refused.saying()};
}

} // namespace

Result<Format const*, ImportFault> format_of(std::string_view bytes, Format const* named,
                                             std::string const& file)
{
    auto const head = head_text(bytes);
    if (named != nullptr) {
        if (auto other = another_than(*named, file, head, Likeness::certain)) return std::move(*other);
        return named;
    }
    auto const candidates = recognise(head);
    if (!candidates.empty()) return candidates.front().format;
    if (bytes.empty()) return ImportFault{Why::empty, file, "the file is empty"};
    return ImportFault{Why::unknown, file,
                       "is of no format known here; --format names one, `florilege import --help` "
                       "lists them"};
}

Result<ImportReport, ImportFault> import_source(store::Database& database, accounts::AccountId owner,
                                                Source& source, ImportRequest const& request,
                                                Clock const& clock, ImportProgress& progress)
{
    PeekedSource peeked{source, head_bytes};
    auto const format = format_of(peeked.head(), request.format, source.name());
    if (!format) return format.error();

    auto const before = request.dry_run ? std::nullopt : earlier(database, owner, request.upload);
    auto const now = before ? before->batch.started : clock.now();
    std::optional<Trial> trial;
    if (request.dry_run) trial.emplace(database, owner, request.scratch, now);
    LibraryIntake intake{trial ? trial->owner() : owner, request.audience, now, peeked, progress};
    intake.report().file = source.name();
    intake.report().format = (*format)->name;
    intake.report().dry_run = request.dry_run;
    if (trial)
        run_dry(*trial, intake, **format, peeked, request.options);
    else
        run({database, owner, request, before, now, clock}, intake, **format, peeked);
    if (auto const& refused = intake.refused()) {
        if (intake.report().read == 0) return refusal(*refused, request.format, source.name(), peeked.head());
        intake.warn({}, refused->reason());
    }
    return std::move(intake.report());
}

} // namespace florilege::exchange
