#include "web/jobs/job_board.hpp"

#include <utility>

namespace florilege::web {

void JobBoard::tell(store::JobId job, JobProgress const& progress)
{
    std::lock_guard const lock{mutex_};
    known_[job.value].progress = progress;
}

std::optional<JobProgress> JobBoard::progress(store::JobId job) const
{
    std::lock_guard const lock{mutex_};
    auto const found = known_.find(job.value);
    return found == known_.end() ? std::nullopt : found->second.progress;
}

void JobBoard::note_failure(store::JobId job, std::string reason)
{
    std::lock_guard const lock{mutex_};
    known_[job.value].failure = std::move(reason);
}

std::string JobBoard::failure(store::JobId job) const
{
    std::lock_guard const lock{mutex_};
    auto const found = known_.find(job.value);
    return found == known_.end() ? std::string{} : found->second.failure;
}

void JobBoard::ask_to_stop(store::JobId job)
{
    std::lock_guard const lock{mutex_};
    // Only of what runs: nobody would ever forget another one.
    if (auto const found = known_.find(job.value); found != known_.end()) found->second.stop = true;
}

bool JobBoard::is_asked_to_stop(store::JobId job) const
{
    std::lock_guard const lock{mutex_};
    auto const found = known_.find(job.value);
    return found != known_.end() && found->second.stop;
}

void JobBoard::forget(store::JobId job)
{
    std::lock_guard const lock{mutex_};
    known_.erase(job.value);
}

void JobBoard::ring()
{
    {
        std::lock_guard const lock{mutex_};
        ++rings_;
    }
    rung_.notify_all();
}

std::uint64_t JobBoard::rings() const
{
    std::lock_guard const lock{mutex_};
    return rings_;
}

void JobBoard::wait(std::uint64_t rings, std::chrono::milliseconds longest) const
{
    std::unique_lock lock{mutex_};
    rung_.wait_for(lock, longest, [&] { return rings_ > rings; });
}

} // namespace florilege::web
