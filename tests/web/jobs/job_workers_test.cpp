#include "tests/web/site_fixture.hpp"
#include "web/jobs/job_workers.hpp"

#include <array>
#include <condition_variable>
#include <stdexcept>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;

/// What the jobs of these tests do next, and did.
struct Doings {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> done;
    Outcome next{Outcome::How::done};
    bool throws = false;
    std::optional<Time> plan_until;
};
Doings& doings()
{
    static Doings all;
    return all;
}

Outcome do_it(JobTry const& attempt)
{
    auto& all = doings();
    std::lock_guard const lock{all.mutex};
    all.done.push_back(attempt.job.payload);
    all.changed.notify_all();
    if (all.throws) throw std::runtime_error{"broken"};
    return all.next;
}

std::optional<Time> plan(Site const&, store::Transaction& transaction, Time now)
{
    auto& all = doings();
    if (!all.plan_until) return std::nullopt;
    if (now < *all.plan_until) return all.plan_until;
    store::enqueue(transaction, {"chores", "planned", 0, now}, now);
    all.plan_until.reset();
    return std::nullopt;
}

constexpr std::array kinds{JobKind{.queue = "chores", .perform = do_it, .plan = plan}};

template <class Where> class Workers : public tests::SiteTest<Where> {
protected:
    Workers()
    {
        auto& all = doings();
        all.done.clear();
        all.next = {Outcome::How::done};
        all.throws = false;
        all.plan_until.reset();
    }

    void add(std::string const& payload)
    {
        this->database->write([&](store::Transaction& transaction) {
            store::enqueue(transaction, {"chores", payload, this->owner.value, this->clock.now()},
                           this->clock.now());
        });
    }
    std::vector<store::JobView> jobs()
    {
        return store::jobs_in(*this->database->read(this->owner.value), "chores", 100, this->clock.now());
    }
    std::size_t work() { return JobWorkers{*this->site, kinds}.do_due(); }
};
TYPED_TEST_SUITE(Workers, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Workers, do_what_is_due_and_forget_it)
{
    this->add("a");
    this->add("b");
    bool forgotten = false;
    doings().next.once_forgotten = [&] { forgotten = true; };
    EXPECT_EQ(this->work(), 2U);
    EXPECT_EQ(doings().done, (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(this->jobs().empty());
    EXPECT_TRUE(forgotten);
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(Workers, try_again_later_what_failed_or_threw)
{
    this->add("a");
    doings().next = {Outcome::How::failed, "disk-full"};
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->jobs().at(0).reason, "disk-full");
    EXPECT_EQ(this->work(), 0U) << "not at once";
    doings().throws = true;
    this->clock.time = this->jobs().at(0).due;
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->jobs().at(0).reason, "broken");
    doings().throws = false;
    doings().next = {Outcome::How::done};
    this->clock.time = this->jobs().at(0).due;
    EXPECT_EQ(this->work(), 1U);
    EXPECT_TRUE(this->jobs().empty());
}

TYPED_TEST(Workers, put_aside_what_has_no_hope)
{
    this->add("a");
    doings().next = {Outcome::How::hopeless, "unknown"};
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->jobs().at(0).state, store::JobState::dead);
    EXPECT_EQ(this->jobs().at(0).reason, "unknown");
}

TYPED_TEST(Workers, put_in_what_time_has_made_due)
{
    doings().plan_until = this->clock.now() + 1h;
    EXPECT_EQ(this->work(), 0U);
    this->clock.time = this->clock.now() + 1h;
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(doings().done, std::vector<std::string>{"planned"});
}

TYPED_TEST(Workers, begin_with_the_program_and_hear_of_new_jobs)
{
    JobWorkers workers{*this->site, kinds};
    workers.start();
    for (std::size_t count = 1; count <= 3; ++count) {
        this->add("job");
        this->site->jobs.ring();
        std::unique_lock lock{doings().mutex};
        EXPECT_TRUE(doings().changed.wait_for(lock, 60s, [&] { return doings().done.size() == count; }));
    }
    workers.end();
    EXPECT_TRUE(this->jobs().empty());
}

} // namespace
} // namespace florilege::web
