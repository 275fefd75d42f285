#include "web/jobs/import_job.hpp"

#include "exchange/folder_choice.hpp"
#include "exchange/formats.hpp"
#include "exchange/import.hpp"
#include "exchange/trial.hpp"
#include "library/history/batch.hpp"
#include "prelude/log.hpp"
#include "text/utf8/utf8.hpp"
#include "web/jobs/job_reason.hpp"
#include "web/site/site.hpp"

#include <boost/json.hpp>

#include <stdexcept>
#include <system_error>

namespace florilege::web {
namespace {

namespace json = boost::json;

/// A program that is killed between keeping a file and writing down its job leaves one that nobody knows.
constexpr std::chrono::hours forgotten_after{24};

constexpr std::size_t longest_name = 255; ///< of a file, in bytes

/// Behind this on lines of its own a job that rests has what its trial found.
constexpr std::string_view tried = "tried\n";
/// Of the problems that a trial meets; the rest is only counted. They are read whenever somebody looks what
/// is under way.
constexpr std::size_t problems_kept = 200;

/// A kept file under the name that its sender gave it.
class NamedSource final : public exchange::Source {
public:
    NamedSource(std::filesystem::path const& file, std::string name)
        : file_{exchange::open_file(file)}, name_{std::move(name)}
    {}
    std::size_t read(std::span<char> buffer) override { return file_->read(buffer); }
    std::string const& name() const noexcept override { return name_; }
    std::optional<std::filesystem::path> on_disk() const override { return file_->on_disk(); }

private:
    std::unique_ptr<exchange::Source> file_;
    std::string name_;
};

class ToBoard final : public exchange::ImportProgress {
public:
    ToBoard(JobTry const& attempt, std::uint64_t bytes) : attempt_{attempt}, bytes_{bytes}
    {
        attempt_.site.jobs.tell(attempt_.job.id, {0, 0, bytes_});
    }

    exchange::Onward committed(std::int64_t bookmarks, std::uint64_t bytes) override
    {
        attempt_.site.jobs.tell(attempt_.job.id, {bookmarks, bytes, bytes_});
        bool const stop = attempt_.ending || attempt_.site.jobs.is_asked_to_stop(attempt_.job.id);
        return stop ? exchange::Onward::stop : exchange::Onward::go_on;
    }

private:
    JobTry const& attempt_;
    std::uint64_t bytes_;
};

/// The program was killed between the end of the import and the end of its job.
bool is_imported(Site& site, accounts::AccountId owner, std::string const& kept)
{
    auto const reader = site.database.read(owner.value);
    auto const batch = library::batch_of_upload(*reader, owner, kept);
    return batch && batch->finished;
}

exchange::ImportRequest request_of(ImportOrder const& order, Site const& site)
{
    exchange::ImportRequest request;
    request.dry_run = order.trial;
    request.scratch = site.options.spool;
    if (!order.format.empty()) request.format = exchange::find_format(order.format);
    if (order.make_public) request.audience = accounts::Audience::everyone();
    request.options.repair_text = order.repair_text;
    request.options.date = order.date;
    request.options.folders = order.folders;
    request.options.columns = order.columns;
    request.upload = order.kept;
    return request;
}

std::string reason_of(exchange::ImportFault const& fault)
{
    switch (fault.why) {
    case exchange::ImportFault::Why::empty: return "empty";
    case exchange::ImportFault::Why::unknown: return "unknown";
    case exchange::ImportFault::Why::another_format: return "another-format";
    case exchange::ImportFault::Why::refused: return job_reason(fault.reason(), fault.saying());
    }
    return {};
}

std::string reason_of(exchange::ImportReport report)
{
    if (report.problems.size() > problems_kept) {
        report.problems_omitted += std::ssize(report.problems) - std::int64_t{problems_kept};
        report.problems.resize(problems_kept);
    }
    return std::string{tried} + exchange::to_json(report);
}

Outcome outcome_of(exchange::ImportReport const& report, JobTry const& attempt)
{
    if (report.interrupted) {
        if (attempt.ending) return {Outcome::How::interrupted};
        return {Outcome::How::hopeless, "stopped"};
    }
    // A trial would begin again from nothing, and fill the disk again.
    if (!report.stopped.empty())
        return {report.dry_run ? Outcome::How::hopeless : Outcome::How::failed, "disk-full"};
    if (report.dry_run) return {Outcome::How::hopeless, reason_of(report)};
    return {Outcome::How::done};
}

Outcome import_upload(JobTry const& attempt)
{
    auto& site = attempt.site;
    auto const order = import_order(attempt.job.payload);
    accounts::AccountId const owner{attempt.job.owner};
    auto outcome = Outcome{Outcome::How::done};
    if (!is_imported(site, owner, order.kept)) {
        std::optional<NamedSource> source;
        try {
            source.emplace(site.uploads.path(order.kept), order.file);
        } catch (std::system_error const& missing) {
            log::warn("job {}: {}", attempt.job.id.value, missing.code().message());
            return {Outcome::How::failed, "gone"};
        }
        ToBoard progress{attempt, order.bytes};
        auto const report = exchange::import_source(site.database, owner, *source, request_of(order, site),
                                                    site.clock, progress);
        if (!report) return {Outcome::How::hopeless, reason_of(report.error())};
        outcome = outcome_of(*report, attempt);
    }
    outcome.once_forgotten = [&uploads = site.uploads, kept = order.kept] { uploads.remove(kept); };
    return outcome;
}

void sweep_uploads(Site& site)
{
    exchange::Trial::remove_abandoned(site.options.spool);
    std::vector<std::string> names;
    site.database.write([&](store::Transaction& transaction) {
        for (auto const& payload : store::payloads(transaction, import_queue))
            names.push_back(import_order(payload).kept);
    });
    if (auto const swept = site.uploads.sweep(names, forgotten_after); swept > 0)
        log::info("{} uploads that no import waits for were removed", swept);
}

} // namespace

std::string to_json(ImportOrder const& order)
{
    json::object object{{"file", order.file},
                        {"kept", order.kept},
                        {"bytes", order.bytes},
                        {"format", order.format},
                        {"public", order.make_public},
                        {"repair", order.repair_text},
                        {"folders", exchange::word_of(order.folders)}};
    if (!order.columns.empty()) object["columns"] = order.columns;
    if (order.trial) object["trial"] = true;
    if (order.date) object["date"] = to_micros(*order.date);
    return json::serialize(object);
}

ImportOrder import_order(std::string_view text)
{
    auto const object = json::parse(text).as_object();
    ImportOrder order{std::string{object.at("file").as_string()}, std::string{object.at("kept").as_string()}};
    if (!PublicId::parse(order.kept)) throw std::runtime_error{"an import names no file of ours"};
    order.bytes = object.at("bytes").to_number<std::uint64_t>();
    order.format = std::string{object.at("format").as_string()};
    order.make_public = object.at("public").as_bool();
    order.repair_text = object.at("repair").as_bool();
    // An order that was written down before there was a choice has none.
    if (auto const* folders = object.if_contains("folders"))
        order.folders = exchange::folder_choice(std::string{folders->as_string()}).value();
    if (auto const* columns = object.if_contains("columns"))
        order.columns = std::string{columns->as_string()};
    order.trial = object.contains("trial");
    if (auto const* date = object.if_contains("date"))
        order.date = from_micros(date->to_number<std::int64_t>());
    return order;
}

store::JobId enqueue_import(store::Transaction& transaction, accounts::AccountId owner,
                            ImportOrder const& order, Time now)
{
    auto const payload = to_json(order);
    return store::enqueue(transaction, {import_queue, payload, owner.value, now}, now);
}

bool is_of_trial(std::string_view reason)
{
    return reason.starts_with(tried);
}

std::optional<exchange::ImportReport> found_by_trial(std::string_view reason)
{
    if (!is_of_trial(reason)) return std::nullopt;
    return exchange::read_report(reason.substr(tried.size()));
}

std::optional<NoRoom> enqueue_imports(store::Transaction& transaction, accounts::AccountId owner,
                                      std::span<ImportOrder const> orders, std::uint64_t bytes, Time now)
{
    auto const kept = store::payloads(transaction, import_queue, owner.value);
    if (std::ssize(kept) + std::ssize(orders) > most_imports_kept) return NoRoom::too_many;
    std::uint64_t in_all = 0;
    for (auto const& order : orders)
        in_all += order.bytes;
    for (auto const& payload : kept)
        in_all += import_order(payload).bytes;
    if (in_all > bytes) return NoRoom::too_many_bytes;
    for (auto const& order : orders)
        enqueue_import(transaction, owner, order, now);
    return std::nullopt;
}

std::string kept_name(std::string_view given)
{
    return text::is_valid(given) ? std::string{text::cut(given, longest_name)} : "?";
}

JobKind const import_jobs{
    .queue = import_queue, .perform = import_upload, .threads = 2, .take_stock = sweep_uploads};

} // namespace florilege::web
