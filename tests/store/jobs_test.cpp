#include "store/jobs.hpp"
#include "tests/store/engines.hpp"

#include <gmock/gmock.h>

#include <set>

namespace florilege::store {
namespace {

using namespace std::chrono_literals;

/// The product's own migrations, standing first.
std::vector<Migration> const& job_schema()
{
    static std::vector<Migration> const files = [] {
        std::vector<Migration> out;
        for (auto const& migration : migrations()) {
            if (migration.file == "0002_jobs.sqlite.sql")
                out.push_back({"0001_jobs.sqlite.sql", migration.sql});
            if (migration.file == "0002_jobs.postgres.sql")
                out.push_back({"0001_jobs.postgres.sql", migration.sql});
            if (migration.file == "0026_visible_job.sql")
                out.push_back({"0002_visible_job.sql", migration.sql});
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
    auto const retried = this->take();
    ASSERT_TRUE(retried);
    EXPECT_EQ(retried->tries, 1);
    this->change([&](Transaction& tx) { return give_up(tx, *retried, "no hope", this->now); });
    EXPECT_TRUE(this->change([&](Transaction& tx) { return retry(tx, 1, id, "b", this->now); }));
    EXPECT_EQ(this->take()->payload, "b");
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

TYPED_TEST(Jobs, are_held_longer_by_who_asks_in_time)
{
    this->add("a", this->now);
    auto job = this->take();
    ASSERT_TRUE(job);
    this->now += 50s;
    EXPECT_TRUE(this->change([&](Transaction& tx) { return hold(tx, *job, 60s, this->now); }));
    this->now += 59s;
    EXPECT_FALSE(this->take());
    this->now += 1s;
    auto const other = this->take();
    ASSERT_TRUE(other);
    EXPECT_FALSE(this->change([&](Transaction& tx) { return hold(tx, *job, 60s, this->now); }));
    EXPECT_FALSE(this->finish(*job));
    EXPECT_TRUE(this->finish(*other));
}

TYPED_TEST(Jobs, that_are_put_back_are_due_at_once_and_lose_no_try)
{
    this->add("a", this->now);
    for (int i = 0; i < 5; ++i) {
        auto const job = this->take();
        ASSERT_TRUE(job);
        EXPECT_EQ(job->tries, 1);
        EXPECT_TRUE(this->change([&](Transaction& tx) { return put_back(tx, *job, this->now); }));
        EXPECT_FALSE(this->change([&](Transaction& tx) { return put_back(tx, *job, this->now); }));
        EXPECT_EQ(this->seen().at(0).state, JobState::waiting);
    }
}

TYPED_TEST(Jobs, that_are_given_up_rest_after_one_try)
{
    this->add("a", this->now);
    auto const job = this->take();
    ASSERT_TRUE(job);
    EXPECT_TRUE(this->change([&](Transaction& tx) { return give_up(tx, *job, "no hope", this->now); }));
    auto const view = this->seen().at(0);
    EXPECT_EQ(view.state, JobState::dead);
    EXPECT_EQ(view.reason, "no hope");
    this->now += 24h;
    EXPECT_FALSE(this->take());
}

TYPED_TEST(Jobs, of_a_program_that_ended_are_due_when_it_starts_again)
{
    this->add("a", this->now);
    for (int tries = 1; tries <= 3; ++tries) {
        auto const job = this->take();
        ASSERT_TRUE(job);
        EXPECT_EQ(job->tries, tries);
        EXPECT_FALSE(this->take());
        this->db->write([&](Transaction& tx) {
            free_held(tx, "other", this->now);
            EXPECT_GT(next_due(tx, "mail"), this->now);
            free_held(tx, "mail", this->now);
            EXPECT_EQ(next_due(tx, "mail"), this->now);
        });
    }
    EXPECT_FALSE(this->take()) << "what ends the program each time is tried no more";
    EXPECT_EQ(this->seen().at(0).state, JobState::dead);
    this->db->write([&](Transaction& tx) { EXPECT_FALSE(next_due(tx, "mail")); });
}

TYPED_TEST(Jobs, are_taken_away_by_their_owner_while_nobody_works_on_them)
{
    auto const id = this->add("a", this->now);
    auto const take_away = [&](std::int64_t owner) {
        std::optional<std::string> payload;
        this->db->write([&](Transaction& tx) { payload = drop(tx, owner, id, this->now); });
        return payload;
    };
    EXPECT_FALSE(take_away(2));
    auto const job = this->take();
    ASSERT_TRUE(job);
    EXPECT_FALSE(take_away(1));
    this->change([&](Transaction& tx) { return give_up(tx, *job, "no hope", this->now); });
    EXPECT_EQ(take_away(1), "a");
    EXPECT_FALSE(take_away(1));
    EXPECT_TRUE(this->seen().empty());
}

TYPED_TEST(Jobs, are_seen_and_counted_by_queue_with_what_they_are_about)
{
    this->add("a", this->now);
    this->add("b", this->now, 2);
    this->add("c", this->now);
    this->db->write([&](Transaction& tx) {
        enqueue(tx, {.queue = "post", .payload = "d", .owner = 1, .due = this->now}, this->now);
        EXPECT_EQ(count_jobs(tx, "mail", 1), 2);
        EXPECT_THAT(payloads(tx, "mail"), ::testing::ElementsAre("a", "b", "c"));
        EXPECT_THAT(payloads(tx, "mail", 1), ::testing::ElementsAre("a", "c"));
    });
    auto const seen = jobs_in(*this->db->read(1), "mail", 100, this->now);
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(seen.at(0).payload, "c");
    EXPECT_EQ(seen.at(1).payload, "a");
}

TYPED_TEST(Jobs, are_never_given_to_two_workers)
{
    for (int i = 0; i < 40; ++i)
        this->add(std::to_string(i), this->now);
    std::vector<std::string> taken[2];
    auto const work = [&](std::vector<std::string>& out) {
        std::optional<Job> job;
        do {
            this->db->write([&](Transaction& tx) { job = claim(tx, "mail", "w", 60s, this->now); });
            if (job) out.push_back(job->payload);
        } while (job);
    };
    auto other = std::async(std::launch::async, [&] { work(taken[1]); });
    work(taken[0]);
    other.get();
    std::set<std::string> all{taken[0].begin(), taken[0].end()};
    all.insert(taken[1].begin(), taken[1].end());
    EXPECT_EQ(all.size(), 40u);
    EXPECT_EQ(taken[0].size() + taken[1].size(), 40u);
}

} // namespace
} // namespace florilege::store
