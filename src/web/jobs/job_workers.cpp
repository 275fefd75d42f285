#include "web/jobs/job_workers.hpp"

#include "prelude/log.hpp"
#include "store/error.hpp"
#include "web/site/site.hpp"

#include <algorithm>
#include <exception>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;

/// Looked again after so long at the latest: another process may have put a job there.
constexpr std::chrono::milliseconds longest_wait = 15s;
/// And after so long where the database could not be asked.
constexpr std::chrono::milliseconds pause_after_trouble = 5s;
constexpr std::string_view worker = "serve";

Outcome tried(JobKind const& kind, JobTry const& attempt)
{
    try {
        return kind.perform(attempt);
    } catch (store::DiskFull const& full) {
        log::warn("job {} of {}: {}", attempt.job.id.value, kind.queue, full.what());
        return {Outcome::How::failed, "disk-full"};
    } catch (std::exception const& broken) {
        log::error("job {} of {}: {}", attempt.job.id.value, kind.queue, broken.what());
        return {Outcome::How::failed, "broken"};
    }
}

bool write_down(store::Transaction& transaction, store::Job const& job, Outcome const& outcome,
                store::Patience const& patience, Time now)
{
    switch (outcome.how) {
    case Outcome::How::done: return store::complete(transaction, job);
    case Outcome::How::interrupted: return store::put_back(transaction, job, now);
    case Outcome::How::failed: return store::fail(transaction, job, outcome.reason, now, patience);
    case Outcome::How::hopeless: return store::give_up(transaction, job, outcome.reason, now);
    }
    return false;
}

} // namespace

void JobWorkers::start()
{
    take_up();
    for (auto const& kind : kinds_)
        for (std::size_t count = 0; count < kind.threads; ++count)
            threads_.emplace_back([this, &kind] { serve(kind); });
    threads_.emplace_back([this] { keep(); });
}

void JobWorkers::end_soon()
{
    ending_ = true;
    site_.jobs.ring();
}

void JobWorkers::end()
{
    end_soon();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

std::size_t JobWorkers::do_due()
{
    plan();
    std::size_t tries = 0;
    for (auto const& kind : kinds_)
        while (!ending_ && do_one(kind).worked)
            ++tries;
    return tries;
}

/// With SQLite we are the only process: whoever held a job is gone. With PostgreSQL their leases run out.
void JobWorkers::take_up()
{
    if (site_.database.engine() == store::Engine::sqlite)
        site_.database.write([&](store::Transaction& transaction) {
            for (auto const& kind : kinds_)
                store::free_held(transaction, kind.queue, site_.clock.now());
        });
    // What is wrong with one kind must not keep the site from starting.
    for (auto const& kind : kinds_) {
        if (kind.take_stock == nullptr) continue;
        try {
            kind.take_stock(site_);
        } catch (std::exception const& trouble) {
            log::error("the stock of {} was not taken: {}", kind.queue, trouble.what());
        }
    }
}

void JobWorkers::plan()
{
    planned_.reset();
    site_.database.write([&](store::Transaction& transaction) {
        for (auto const& kind : kinds_) {
            if (kind.plan == nullptr) continue;
            auto const next = kind.plan(site_, transaction, site_.clock.now());
            if (next && (!planned_ || *next < *planned_)) planned_ = next;
        }
    });
}

void JobWorkers::serve(JobKind const& kind)
{
    while (!ending_) {
        auto const rings = site_.jobs.rings();
        auto wait = pause_after_trouble;
        try {
            auto const looked = do_one(kind);
            wait = looked.worked ? 0ms : until(looked.next);
        } catch (std::exception const& trouble) {
            log::error("the queue {} could not be asked: {}", kind.queue, trouble.what());
        }
        if (wait > 0ms && !ending_) site_.jobs.wait(rings, wait);
    }
}

/// Renews leases, and puts into the queues what time has made due.
void JobWorkers::keep()
{
    while (!ending_) {
        auto const rings = site_.jobs.rings();
        auto wait = pause_after_trouble;
        try {
            renew_leases();
            auto const before = planned_;
            plan();
            if (planned_ != before) site_.jobs.ring();
            wait = std::min<std::chrono::milliseconds>(until(planned_), job_lease / 3);
        } catch (std::exception const& trouble) {
            log::error("jobs could not be kept: {}", trouble.what());
        }
        if (!ending_) site_.jobs.wait(rings, std::max(wait, 100ms));
    }
}

void JobWorkers::renew_leases()
{
    std::lock_guard const lock{mutex_};
    if (held_.empty()) return;
    std::list<store::Job> renewed;
    site_.database.write([&](store::Transaction& transaction) {
        renewed = held_;
        for (auto& job : renewed)
            store::hold(transaction, job, job_lease, site_.clock.now());
    });
    // Only now is it durable. The list keeps its places: each is somebody's.
    std::copy(renewed.begin(), renewed.end(), held_.begin());
}

JobWorkers::Looked JobWorkers::do_one(JobKind const& kind)
{
    std::optional<store::Job> job;
    Looked looked{false, {}};
    auto const now = site_.clock.now();
    site_.database.write([&](store::Transaction& transaction) {
        job = store::claim(transaction, kind.queue, worker, job_lease, now, kind.patience);
        if (!job) looked.next = store::next_due(transaction, kind.queue);
    });
    if (!job) return looked;
    auto const held = [&] {
        std::lock_guard const lock{mutex_};
        return held_.insert(held_.end(), *job);
    }();
    site_.jobs.forget(job->id);
    settle(kind, held, tried(kind, {site_, *job, ending_}));
    looked.worked = true;
    return looked;
}

void JobWorkers::settle(JobKind const& kind, std::list<store::Job>::iterator held, Outcome const& outcome)
{
    std::unique_lock lock{mutex_};
    auto const job = *held;
    held_.erase(held);
    lock.unlock();
    site_.jobs.forget(job.id);
    bool written = false;
    try {
        site_.database.write([&](store::Transaction& transaction) {
            written = write_down(transaction, job, outcome, kind.patience, site_.clock.now());
        });
    } catch (store::StoreError const& trouble) {
        // Its lease runs out, and it is tried again; until then its owner reads the reason from here.
        log::error("job {} of {}: {}", job.id.value, kind.queue, trouble.what());
        site_.jobs.note_failure(job.id, outcome.reason.empty() ? "broken" : outcome.reason);
        return;
    }
    if (written && outcome.how == Outcome::How::done && outcome.once_forgotten) outcome.once_forgotten();
}

std::chrono::milliseconds JobWorkers::until(std::optional<Time> moment) const
{
    if (!moment) return longest_wait;
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(*moment - site_.clock.now());
    return std::clamp<std::chrono::milliseconds>(left, 10ms, longest_wait);
}

} // namespace florilege::web
