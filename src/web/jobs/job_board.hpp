#pragma once

#include "store/jobs.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace florilege::web {

/// How far a job is, as its worker told last.
struct JobProgress {
    std::int64_t items = 0; ///< bookmarks, for an import
    std::uint64_t bytes = 0;
    std::uint64_t of_bytes = 0; ///< 0 where that is not known
};

/// What is known of jobs in memory alone: how far those are that run, and why a try failed where the database
/// could not take it down. And the bell that tells workers of new jobs. Any thread.
class JobBoard {
public:
    void tell(store::JobId job, JobProgress const& progress);
    std::optional<JobProgress> progress(store::JobId job) const;

    void note_failure(store::JobId job, std::string reason);
    std::string failure(store::JobId job) const; ///< empty where none is noted

    /// Its owner wants it to end; its worker asks at the next good moment.
    void ask_to_stop(store::JobId job);
    bool is_asked_to_stop(store::JobId job) const;

    /// A try begins, or ends: what was told of it is no more.
    void forget(store::JobId job);

    /// There is a new job, or one that is due sooner.
    void ring();
    /// How often it was rung.
    std::uint64_t rings() const;
    /// Waits until it was rung more often than that, or for that long.
    void wait(std::uint64_t rings, std::chrono::milliseconds longest) const;

private:
    struct Known {
        std::optional<JobProgress> progress = {};
        std::string failure = {};
        bool stop = false;
    };
    mutable std::mutex mutex_; ///< guards the next two
    std::map<std::int64_t, Known> known_;
    std::uint64_t rings_ = 0;
    mutable std::condition_variable rung_;
};

} // namespace florilege::web
