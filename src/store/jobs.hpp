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
    std::string payload;
};

JobId enqueue(Transaction& tx, NewJob const& job, Time now);

/// The reason of a job that was put aside because its last try ended in silence.
constexpr std::string_view program_ended = "the program ended while it worked on this";

/// Takes the job that has been due longest and holds it for `lease`; then, unless completed or failed,
/// another worker may take it. Nothing where none is due. A job whose last try ended in silence is put aside
/// here.
std::optional<Job> claim(Transaction& tx, std::string_view queue, std::string_view worker,
                         std::chrono::seconds lease, Time now, Patience const& patience = {});

/// The job is done and forgotten. False where the lease had run out and another worker has it.
bool complete(Transaction& tx, Job const& job);

/// The try failed: the job is due again after a pause, or put aside after the last try. False as above.
bool fail(Transaction& tx, Job const& job, std::string_view reason, Time now, Patience const& patience = {});

/// Holds a job for `lease` from now, for work that takes longer than was thought. False as above.
bool hold(Transaction& tx, Job& job, std::chrono::seconds lease, Time now);

/// The program ends before the work does: the job is due again at once, and this try does not count. False as
/// above.
bool put_back(Transaction& tx, Job const& job, Time now);

/// No further try would help: the job is put aside with its reason. False as above.
bool give_up(Transaction& tx, Job const& job, std::string_view reason, Time now);

/// For the one process that owns the database, when it starts: whoever held a job of the queue is gone, and
/// all of them are due now.
void free_held(Transaction& tx, std::string_view queue, Time now);

/// When the next job of a queue is due, or a worker's hold on one ends; nothing where there is none.
std::optional<Time> next_due(Transaction& tx, std::string_view queue);

/// The viewer's own jobs, newest first, at most `limit`. `now` tells the running from the waiting.
std::vector<JobView> jobs(Reader& reader, int limit, Time now);
/// Those of one queue; in a transaction too, which sees as whom they are shown to.
std::vector<JobView> jobs_in(Session& session, std::string_view queue, int limit, Time now);

/// How many jobs of a queue an owner has, dead ones too.
std::int64_t count_jobs(Transaction& tx, std::string_view queue, std::int64_t owner);

/// What all jobs of a queue are about, dead ones too.
std::vector<std::string> payloads(Transaction& tx, std::string_view queue);
/// What those of one owner are about.
std::vector<std::string> payloads(Transaction& tx, std::string_view queue, std::int64_t owner);

/// Gives a dead job all its tries again, due now and without its reason. False where the owner has no such
/// dead job.
bool retry(Transaction& tx, std::int64_t owner, JobId id, Time now);
/// The same with another payload.
bool retry(Transaction& tx, std::int64_t owner, JobId id, std::string_view payload, Time now);

/// Takes away a job that nobody works on, and gives what it was about. Nothing where the owner has no such
/// job, or a worker holds it.
std::optional<std::string> drop(Transaction& tx, std::int64_t owner, JobId id, Time now);

} // namespace florilege::store
