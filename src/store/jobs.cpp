#include "store/jobs.hpp"

#include "store/dialect/job_claim.hpp"

#include <algorithm>

namespace florilege::store {
namespace {

constexpr std::string_view enqueue_sql = "INSERT INTO job (queue, payload, owner, created, due)"
                                         " VALUES (?1, ?2, ?3, ?4, ?5)";

/// A worker that died on the last try told nobody; its lease says so.
constexpr std::string_view bury_silent_sql =
    "UPDATE job SET dead = ?2, worker = '', reason = ?4"
    " WHERE queue = ?1 AND due <= ?2 AND dead IS NULL AND worker <> '' AND tries >= ?3";

// The end of the lease tells this hold on a job from a later one.
constexpr std::string_view complete_sql =
    "DELETE FROM job WHERE id = ?1 AND due = ?2 AND worker <> '' AND dead IS NULL";
constexpr std::string_view try_later_sql = "UPDATE job SET worker = '', reason = ?3, due = ?4"
                                           " WHERE id = ?1 AND due = ?2 AND worker <> '' AND dead IS NULL";
constexpr std::string_view bury_sql = "UPDATE job SET worker = '', reason = ?3, dead = ?4"
                                      " WHERE id = ?1 AND due = ?2 AND worker <> '' AND dead IS NULL";

constexpr std::string_view hold_sql =
    "UPDATE job SET due = ?3 WHERE id = ?1 AND due = ?2 AND worker <> '' AND dead IS NULL";
constexpr std::string_view put_back_sql = "UPDATE job SET worker = '', tries = tries - 1, due = ?3"
                                          " WHERE id = ?1 AND due = ?2 AND worker <> '' AND dead IS NULL";
// The worker's name stays: a job that ends the program each time is put aside when it is claimed.
constexpr std::string_view free_held_sql =
    "UPDATE job SET due = ?2 WHERE queue = ?1 AND worker <> '' AND dead IS NULL AND due > ?2";
constexpr std::string_view next_due_sql = "SELECT min(due) FROM job WHERE queue = ?1 AND dead IS NULL";

constexpr std::string_view own_sql = "SELECT id, queue, tries, created, due, reason, worker, dead, payload"
                                     " FROM visible_job ORDER BY id DESC LIMIT ?1";
constexpr std::string_view own_in_queue_sql =
    "SELECT id, queue, tries, created, due, reason, worker, dead, payload"
    " FROM visible_job WHERE queue = ?2 ORDER BY id DESC LIMIT ?1";

constexpr std::string_view count_sql = "SELECT count(*) FROM job WHERE owner = ?2 AND queue = ?1";
constexpr std::string_view payloads_sql = "SELECT payload FROM job WHERE queue = ?1 ORDER BY id";
constexpr std::string_view payloads_of_sql =
    "SELECT payload FROM job WHERE owner = ?2 AND queue = ?1 ORDER BY id";

constexpr std::string_view retry_sql = "UPDATE job SET dead = NULL, tries = 0, due = ?3, reason = '' "
                                       "WHERE id = ?1 AND owner = ?2 AND dead IS NOT NULL";
constexpr std::string_view retry_with_sql =
    "UPDATE job SET dead = NULL, tries = 0, due = ?3, reason = '', payload = ?4 "
    "WHERE id = ?1 AND owner = ?2 AND dead IS NOT NULL";

constexpr std::string_view idle_sql =
    "SELECT payload FROM job WHERE id = ?1 AND owner = ?2 AND (worker = '' OR due <= ?3)";
constexpr std::string_view drop_sql = "DELETE FROM job WHERE id = ?1";

std::chrono::seconds pause_after(int tries, Patience const& patience)
{
    auto pause = patience.first_pause;
    for (int i = 1; i < tries && pause < patience.longest_pause; ++i)
        pause *= 2;
    return std::min(pause, patience.longest_pause);
}

JobState state_of(Rows const& row, Time now)
{
    if (!row.is_null(7)) return JobState::dead;
    return row.text(6).empty() || row.time(4) <= now ? JobState::waiting : JobState::running;
}

std::vector<std::string> texts(Rows rows)
{
    std::vector<std::string> all;
    while (rows.next())
        all.push_back(rows.string(0));
    return all;
}

} // namespace

JobId enqueue(Transaction& tx, NewJob const& job, Time now)
{
    return JobId{tx.insert(enqueue_sql, job.queue, job.payload, job.owner, now, job.due)};
}

std::optional<Job> claim(Transaction& tx, std::string_view queue, std::string_view worker,
                         std::chrono::seconds lease, Time now, Patience const& patience)
{
    tx.run(bury_silent_sql, queue, now, patience.tries, program_ended);
    auto rows = tx.query(job_claim_sql(tx.engine()), queue, now, worker, now + lease);
    if (!rows.next()) return std::nullopt;
    return Job{
        rows.id<JobId>(0), rows.string(1), rows.string(2), rows.integer(3), static_cast<int>(rows.integer(4)),
        now + lease};
}

bool complete(Transaction& tx, Job const& job)
{
    return tx.run(complete_sql, job.id, job.held_until) == 1;
}

bool fail(Transaction& tx, Job const& job, std::string_view reason, Time now, Patience const& patience)
{
    if (job.tries >= patience.tries) return tx.run(bury_sql, job.id, job.held_until, reason, now) == 1;
    auto const due = now + pause_after(job.tries, patience);
    return tx.run(try_later_sql, job.id, job.held_until, reason, due) == 1;
}

bool hold(Transaction& tx, Job& job, std::chrono::seconds lease, Time now)
{
    if (tx.run(hold_sql, job.id, job.held_until, now + lease) != 1) return false;
    job.held_until = now + lease;
    return true;
}

bool put_back(Transaction& tx, Job const& job, Time now)
{
    return tx.run(put_back_sql, job.id, job.held_until, now) == 1;
}

bool give_up(Transaction& tx, Job const& job, std::string_view reason, Time now)
{
    return tx.run(bury_sql, job.id, job.held_until, reason, now) == 1;
}

void free_held(Transaction& tx, std::string_view queue, Time now)
{
    tx.run(free_held_sql, queue, now);
}

std::optional<Time> next_due(Transaction& tx, std::string_view queue)
{
    auto const due = tx.integer(next_due_sql, queue);
    return due ? std::optional{from_micros(*due)} : std::nullopt;
}

namespace {

std::vector<JobView> views(Rows rows, Time now)
{
    std::vector<JobView> out;
    while (rows.next())
        out.push_back({rows.id<JobId>(0), rows.string(1), state_of(rows, now),
                       static_cast<int>(rows.integer(2)), rows.time(3), rows.time(4), rows.string(5),
                       rows.string(8)});
    return out;
}

} // namespace

std::vector<JobView> jobs(Reader& reader, int limit, Time now)
{
    return views(reader.query(own_sql, limit), now);
}

std::vector<JobView> jobs_in(Session& session, std::string_view queue, int limit, Time now)
{
    return views(session.query(own_in_queue_sql, limit, queue), now);
}

std::int64_t count_jobs(Transaction& tx, std::string_view queue, std::int64_t owner)
{
    return tx.integer(count_sql, queue, owner).value_or(0);
}

std::vector<std::string> payloads(Transaction& tx, std::string_view queue)
{
    return texts(tx.query(payloads_sql, queue));
}

std::vector<std::string> payloads(Transaction& tx, std::string_view queue, std::int64_t owner)
{
    return texts(tx.query(payloads_of_sql, queue, owner));
}

bool retry(Transaction& tx, std::int64_t owner, JobId id, Time now)
{
    return tx.run(retry_sql, id, owner, now) == 1;
}

bool retry(Transaction& tx, std::int64_t owner, JobId id, std::string_view payload, Time now)
{
    return tx.run(retry_with_sql, id, owner, now, payload) == 1;
}

std::optional<std::string> drop(Transaction& tx, std::int64_t owner, JobId id, Time now)
{
    auto payload = tx.text(idle_sql, id, owner, now);
    if (payload) tx.run(drop_sql, id);
    return payload;
}

} // namespace florilege::store
