#include "exchange/import.hpp"

#include "exchange/formats.hpp"
#include "exchange/library_intake.hpp"
#include "exchange/peeked_source.hpp"
#include "library/batch.hpp"
#include "library/text_index.hpp"
#include "prelude/log.hpp"
#include "store/error.hpp"

namespace florilege::exchange {
namespace {

constexpr std::size_t head_bytes = 64 * 1024;

/// So many leave the index of words in pieces that are worth putting together.
constexpr std::int64_t many_bookmarks = 50'000;

Result<Format const*> format_of(std::string_view bytes, Format const* named, std::string const& file)
{
    auto const head = head_text(bytes);
    auto const candidates = recognise(head);
    if (named == nullptr) {
        if (!candidates.empty()) return candidates.front().format;
        return Fault{file, bytes.empty()
                               ? "the file is empty"
                               : "is of no format known here; --format names one, `florilege import "
                                 "--help` lists them"};
    }
    bool const other = !candidates.empty() && candidates.front().likeness == Likeness::certain &&
                       candidates.front().format != named && named->recognise(head) == Likeness::no;
    if (other)
        return Fault{file,
                     "is not what --format " + std::string{named->name} + " reads: " + looks_like(head)};
    return named;
}

/// Nothing of a dry run is kept: its one transaction ends in this.
struct TakeItBack {};

void run_dry(store::Database& database, LibraryIntake& intake, Format const& format, Source& source,
             ImportOptions const& options)
{
    try {
        database.write([&](store::Transaction& transaction) {
            intake.take_within(transaction);
            format.read(source, options, intake);
            intake.finish();
            throw TakeItBack{};
        });
    } catch (TakeItBack const&) {
        return;
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

void run(store::Database& database, accounts::AccountId owner, LibraryIntake& intake, Format const& format,
         Source& source, ImportOptions const& options, Time now, Clock const& clock)
{
    std::optional<library::BatchId> batch;
    try {
        database.write([&](store::Transaction& transaction) {
            auto const file = std::filesystem::path{source.name()}.filename().string();
            batch = library::begin_batch(transaction, owner, file, format.name, now);
        });
        intake.take_into(database, *batch);
        format.read(source, options, intake);
        intake.finish();
        if (intake.report().added >= many_bookmarks) merge_index(database);
    } catch (store::DiskFull const& full) {
        intake.report().stopped = full.what();
    }
    if (!batch) return;
    try {
        database.write([&](store::Transaction& transaction) {
            if (!intake.refused().empty() && intake.report().read == 0)
                library::drop_batch(transaction, *batch);
            else
                library::finish_batch(transaction, *batch, to_json(intake.report()), clock.now());
        });
    } catch (store::DiskFull const& full) {
        intake.report().stopped = full.what();
    }
}

} // namespace

Result<ImportReport> import_source(store::Database& database, accounts::AccountId owner, Source& source,
                                   ImportRequest const& request, Clock const& clock, ImportProgress& progress)
{
    PeekedSource peeked{source, head_bytes};
    auto const format = format_of(peeked.head(), request.format, source.name());
    if (!format) return format.error();

    auto const now = clock.now(); // one moment: by it the import is known to have made a list
    LibraryIntake intake{owner, request.audience, now, peeked, progress};
    intake.report().file = source.name();
    intake.report().format = (*format)->name;
    intake.report().dry_run = request.dry_run;
    if (request.dry_run)
        run_dry(database, intake, **format, peeked, request.options);
    else
        run(database, owner, intake, **format, peeked, request.options, now, clock);
    if (!intake.refused().empty()) {
        if (intake.report().read == 0) return Fault{source.name(), intake.refused()};
        intake.warn({}, intake.refused());
    }
    return std::move(intake.report());
}

} // namespace florilege::exchange
