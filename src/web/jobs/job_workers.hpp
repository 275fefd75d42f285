#pragma once

#include "web/jobs/job_kind.hpp"

#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace florilege::web {

/// A worker that was not heard of for so long is given up.
constexpr std::chrono::seconds job_lease{60};

/// Does the jobs of some queues, on threads of its own.
class JobWorkers {
public:
    /// Both must outlive it.
    JobWorkers(Site& site, std::span<JobKind const> kinds) : site_{site}, kinds_{kinds} {}
    ~JobWorkers() { end(); }
    JobWorkers(JobWorkers const&) = delete;
    JobWorkers& operator=(JobWorkers const&) = delete;

    /// Takes up what an earlier run of the program left, and begins.
    void start();

    /// Work under way comes to a stop, and no more is begun. From any thread.
    void end_soon();
    /// Waits for that.
    void end();

    /// Does what is due now, on the thread that calls, until nothing is; how many tries that were.
    std::size_t do_due();

private:
    struct Looked {
        bool worked;              ///< there was one
        std::optional<Time> next; ///< when there will be, where it is known
    };

    void take_up();
    void plan();
    void serve(JobKind const& kind);
    void keep();
    void renew_leases();
    Looked do_one(JobKind const& kind);
    void settle(JobKind const& kind, std::list<store::Job>::iterator held, Outcome const& outcome);
    std::chrono::milliseconds until(std::optional<Time> moment) const;

    Site& site_;
    std::span<JobKind const> kinds_;
    std::atomic<bool> ending_ = false;
    std::mutex mutex_;           ///< guards held_: a lease is not renewed while its job is settled
    std::list<store::Job> held_; ///< those under way
    std::vector<std::thread> threads_;
    std::optional<Time> planned_ = {}; ///< used by one thread alone: keep()'s, or the caller of do_due()
};

} // namespace florilege::web
