#include "store/jobs.hpp"
#include "tests/store/engines.hpp"

#include <set>

namespace florilege::store {
namespace {

using namespace std::chrono_literals;

/// The product's own migration, standing first.
std::vector<Migration> const& job_schema()
{
    static std::vector<Migration> const files = [] {
        std::vector<Migration> out;
        for (auto const& migration : migrations()) {
            if (migration.file == "0002_jobs.sqlite.sql")
                out.push_back({"0001_jobs.sqlite.sql", migration.sql});
            if (migration.file == "0002_jobs.postgres.sql")
                out.push_back({"0001_jobs.postgres.sql", migration.sql});
        }
        return out;
    }();
    return files;
}

template <class Where> class Jobs : public OpenStore<Where> {
protected:
    void SetUp() override { this->open({}, job_schema()); }

    JobId add(std::string const& payload, Time due, std::int64_t owner = 1)
    {
        JobId id{0};
        this->db->write([&](Transaction& tx) {
            id = enqueue(tx, {.queue = "mail", .payload = payload, .owner = owner, .due = due}, now);
        });
        return id;
    }
    std::optional<Job> take(std::string const& queue = "mail")
    {
        std::optional<Job> job;
        this->db->write([&](Transaction& tx) { job = claim(tx, queue, "worker", 60s, now, patience); });
        return job;
    }
    template <class Change> bool change(Change change)
    {
        bool done = false;
        this->db->write([&](Transaction& tx) { done = change(tx); });
        return done;
    }
    bool finish(Job const& job)
    {
        return change([&](Transaction& tx) { return complete(tx, job); });
    }
    bool give_up(Job const& job)
    {
        return change([&](Transaction& tx) { return fail(tx, job, "no answer", now, patience); });
    }
    std::vector<JobView> seen(std::int64_t viewer = 1) { return jobs(*this->db->read(viewer), 100, now); }

    Time now = from_micros(1'700'000'000'000'000);
    Patience patience{.tries = 3, .first_pause = 10s, .longest_pause = 15s};
};
TYPED_TEST_SUITE(Jobs, Engines, EngineNames);

TYPED_TEST(Jobs, come_in_the_order_they_are_due)
{
    this->add("late", this->now + 5s);
    this->add("early", this->now - 5s);
    this->add("also early", this->now - 5s);
    EXPECT_EQ(this->take()->payload, "early");
    EXPECT_EQ(this->take()->payload, "also early");
    EXPECT_FALSE(this->take());
    this->now += 5s;
    EXPECT_EQ(this->take()->payload, "late");
    EXPECT_FALSE(this->take("other"));
}

TYPED_TEST(Jobs, are_gone_when_complete)
{
    this->add("a", this->now);
    auto const job = this->take();
    ASSERT_TRUE(job);
    EXPECT_EQ(job->tries, 1);
    EXPECT_EQ(job->owner, 1);
    EXPECT_EQ(this->seen().at(0).state, JobState::running);
    EXPECT_TRUE(this->finish(*job));
    EXPECT_FALSE(this->finish(*job));
    EXPECT_TRUE(this->seen().empty());
}

TYPED_TEST(Jobs, do_not_outlive_a_cause_that_was_rolled_back)
{
    EXPECT_THROW(this->db->write([&](Transaction& tx) {
        enqueue(tx, {.queue = "mail", .payload = "a", .owner = 1, .due = this->now}, this->now);
        throw std::runtime_error{"no"};
    }),
                 std::runtime_error);
    EXPECT_FALSE(this->take());
}

TYPED_TEST(Jobs, that_fail_come_again_after_growing_pauses_and_then_rest_with_their_reason)
{
    auto const id = this->add("a", this->now);
    for (auto const pause : {10s, 15s}) {
        auto const job = this->take();
        ASSERT_TRUE(job);
        EXPECT_TRUE(this->give_up(*job));
        EXPECT_FALSE(this->give_up(*job));
        EXPECT_EQ(this->seen().at(0).reason, "no answer");
        EXPECT_EQ(this->seen().at(0).state, JobState::waiting);
        this->now += pause - 1us;
        EXPECT_FALSE(this->take());
        this->now += 1us;
    }
    auto const last = this->take();
    ASSERT_TRUE(last);
    EXPECT_EQ(last->tries, 3);
    EXPECT_TRUE(this->give_up(*last));
    this->now += 24h;
    EXPECT_FALSE(this->take());
    auto const view = this->seen().at(0);
    EXPECT_EQ(view.id, id);
    EXPECT_EQ(view.state, JobState::dead);
    EXPECT_EQ(view.tries, 3);
    EXPECT_EQ(view.reason, "no answer");
}

TYPED_TEST(Jobs, of_a_worker_that_died_go_to_another_and_the_first_can_do_nothing_more)
{
    this->add("a", this->now);
    auto const first = this->take();
    ASSERT_TRUE(first);
    this->now += 59s;
    EXPECT_FALSE(this->take());
    this->now += 1s;
    auto const second = this->take();
    ASSERT_TRUE(second);
    EXPECT_EQ(second->tries, 2);
    EXPECT_FALSE(this->finish(*first));
    EXPECT_FALSE(this->give_up(*first));
    EXPECT_TRUE(this->finish(*second));
}

TYPED_TEST(Jobs, that_end_in_silence_too_often_are_put_aside)
{
    this->add("a", this->now);
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(this->take());
        this->now += 60s;
    }
    EXPECT_FALSE(this->take());
    EXPECT_EQ(this->seen().at(0).state, JobState::dead);
    EXPECT_FALSE(this->seen().at(0).reason.empty());
}

TYPED_TEST(Jobs, that_are_dead_can_be_given_another_chance_by_their_owner)
{
    auto const id = this->add("a", this->now);
    auto const again = [&](std::int64_t owner) {
        return this->change([&](Transaction& tx) { return retry(tx, owner, id, this->now); });
    };
    EXPECT_FALSE(again(1)) << "not dead yet";
    for (int i = 0; i < 3; ++i) {
        auto const job = this->take();
        ASSERT_TRUE(job);
        this->give_up(*job);
        this->now += 15s;
    }
    EXPECT_FALSE(again(2));
    EXPECT_TRUE(again(1));
    EXPECT_EQ(this->take()->tries, 1);
}

TYPED_TEST(Jobs, are_seen_by_their_owner_alone)
{
    this->add("a", this->now, 1);
    this->add("b", this->now, 2);
    this->add("c", this->now, 0);
    EXPECT_EQ(this->seen(1).size(), 1u);
    EXPECT_EQ(this->seen(2).size(), 1u);
    EXPECT_TRUE(this->seen(0).empty());
}

TYPED_TEST(Jobs, are_never_given_to_two_workers)
{
    for (int i = 0; i < 40; ++i)
        this->add(std::to_string(i), this->now);
    auto const another = store::open(
        this->where.location, std::is_same_v<TypeParam, OnPostgres> ? Access::read_write : Access::read_only,
        this->tokenizer, {}, job_schema());
    auto* const second = std::is_same_v<TypeParam, OnPostgres> ? another.get() : this->db.get();
    std::vector<std::string> taken[2];
    auto const work = [&](Database& database, std::vector<std::string>& out) {
        std::optional<Job> job;
        do {
            database.write([&](Transaction& tx) { job = claim(tx, "mail", "w", 60s, this->now); });
            if (job) out.push_back(job->payload);
        } while (job);
    };
    auto other = std::async(std::launch::async, [&] { work(*second, taken[1]); });
    work(*this->db, taken[0]);
    other.get();
    std::set<std::string> all{taken[0].begin(), taken[0].end()};
    all.insert(taken[1].begin(), taken[1].end());
    EXPECT_EQ(all.size(), 40u);
    EXPECT_EQ(taken[0].size() + taken[1].size(), 40u);
}

} // namespace
} // namespace florilege::store
