#pragma once

#include "store/transaction.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The durable queue of work that need not happen in the request: written in the transaction of its cause,
/// claimed by one worker at a time, tried again with growing pauses, and put aside with its reason when it
/// never succeeds. A job may run more than once (a worker may die after the work and before `complete`), so
/// what it does must bear repetition.
namespace florilege::store {

using JobId = Id<struct JobTag>;

/// How often a job is tried, and the pauses between: `first_pause`, doubled each time, at most
/// `longest_pause`.
struct Patience {
    int tries = 8;
    std::chrono::seconds first_pause{10};
    std::chrono::seconds longest_pause{3600};
};

struct NewJob {
    std::string_view queue;   ///< which workers it is for
    std::string_view payload; ///< theirs to read; JSON by custom
    std::int64_t owner = 0;   ///< the account that may see it; 0: nobody
    Time due;                 ///< not before
};

/// A job in the hands of a worker.
struct Job {
    JobId id;
    std::string queue;
    std::string payload;
    std::int64_t owner;
    int tries;       ///< this one included
    Time held_until; ///< then another worker may take it
};

enum class JobState { waiting, running, dead };

/// A job as its owner sees it.
struct JobView {
    JobId id;
    std::string queue;
    JobState state;
    int tries;
    Time created;
    Time due;           ///< when it is tried next; while running, when its worker is given up
    std::string reason; ///< why the last try failed; empty after none
};

JobId enqueue(Transaction& tx, NewJob const& job, Time now);

/// Takes the job that has been due longest and holds it for `lease`; then, unless completed or failed,
/// another worker may take it. Nothing where none is due. A job whose last try ended in silence is put aside
/// here.
std::optional<Job> claim(Transaction& tx, std::string_view queue, std::string_view worker,
                         std::chrono::seconds lease, Time now, Patience const& patience = {});

/// The job is done and forgotten. False where the lease had run out and another worker has it.
bool complete(Transaction& tx, Job const& job);

/// The try failed: the job is due again after a pause, or put aside after the last try. False as above.
bool fail(Transaction& tx, Job const& job, std::string_view reason, Time now, Patience const& patience = {});

/// The viewer's own jobs, newest first, at most `limit`. `now` tells the running from the waiting.
std::vector<JobView> jobs(Reader& reader, int limit, Time now);

/// Gives a dead job all its tries again, due now. False where the owner has no such dead job.
bool retry(Transaction& tx, std::int64_t owner, JobId id, Time now);

} // namespace florilege::store
