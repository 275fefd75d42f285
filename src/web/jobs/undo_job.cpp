#include "web/jobs/undo_job.hpp"

#include "web/site/site.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::web {
namespace {

namespace json = boost::json;
using library::UndoneSoFar;

constexpr int most_shown = 200;

std::string payload_of(PublicId const& import)
{
    return json::serialize(json::object{{"import", import.text()}});
}

PublicId import_of(std::string_view payload)
{
    auto const id = PublicId::parse(json::parse(payload).at("import").as_string());
    if (!id) throw std::runtime_error{"a job names no import"};
    return *id;
}

std::int64_t items(library::Undone const& undone)
{
    return undone.removed + undone.restored;
}

std::optional<library::Batch> find(Site& site, accounts::AccountId owner, PublicId const& import)
{
    return library::find_batch(*site.database.read(owner.value), owner, import);
}

std::int64_t left_of(Site& site, accounts::AccountId owner, library::Batch const& batch)
{
    return library::left_to_undo(*site.database.read(owner.value), owner, batch.id);
}

Outcome take_rest_back(JobTry const& attempt)
{
    auto& site = attempt.site;
    accounts::AccountId const owner{attempt.job.owner};
    auto const import = import_of(attempt.job.payload);
    auto const batch = find(site, owner, import);
    if (!batch || !batch->is_half_undone()) return {Outcome::How::done}; // somebody else did it
    auto so_far = *batch->taken_back;
    auto const in_all = items(so_far) + left_of(site, owner, *batch);
    while (!attempt.ending) {
        site.jobs.tell(attempt.job.id, {items(so_far), static_cast<std::uint64_t>(items(so_far)),
                                        static_cast<std::uint64_t>(in_all)});
        auto const undone =
            library::undo_some(site.database, owner, import, site.clock.now(), site.options.undone_at_once);
        if (!undone || undone->is_whole) return {Outcome::How::done};
        so_far = undone->counts;
    }
    return {Outcome::How::interrupted};
}

} // namespace

std::vector<Undoing> undoings(store::Session& session, Time now)
{
    std::vector<Undoing> all;
    for (auto& job : store::jobs_in(session, undo_queue, most_shown, now)) {
        auto const import = import_of(job.payload);
        all.push_back({std::move(job), import});
    }
    return all;
}

Result<UndoneSoFar> take_import_back(store::Transaction& transaction, library::Shelf const& shelf,
                                     library::Batch const& batch, std::int64_t at_once)
{
    for (auto const& [job, import] : undoings(transaction, shelf.now)) {
        if (import != batch.public_id) continue;
        store::retry(transaction, shelf.owner.value, job.id, shelf.now); // nothing where it has not failed
        return UndoneSoFar{batch.taken_back.value_or(library::Undone{}), false};
    }
    auto undone = library::undo_batch(transaction, shelf, batch.public_id, at_once);
    if (undone && !undone->is_whole)
        store::enqueue(transaction, {undo_queue, payload_of(batch.public_id), shelf.owner.value, shelf.now},
                       shelf.now);
    return undone;
}

JobKind const undo_jobs{.queue = undo_queue, .perform = take_rest_back};

} // namespace florilege::web
