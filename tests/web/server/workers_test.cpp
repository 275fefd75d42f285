#include "web/server/workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace florilege::web {
namespace {

Address at(std::string_view text)
{
    return Address::parse(text).value();
}

/// Work that stays until it is let go.
class Held {
public:
    auto work()
    {
        return [this, gate = gate_.get_future().share()] {
            begun_.set_value();
            gate.wait();
        };
    }
    void wait_for_begin() { begun_.get_future().wait(); }
    void let_go() { gate_.set_value(); }

private:
    std::promise<void> begun_;
    std::promise<void> gate_;
};

TEST(Workers, leave_a_thread_to_others)
{
    Held greedy;
    Held other;
    std::promise<void> second_done;
    Workers workers{2, 100};
    ASSERT_TRUE(workers.post(at("192.0.2.1"), greedy.work()));
    greedy.wait_for_begin();
    // One thread is free, and not for whoever has one already.
    ASSERT_TRUE(workers.post(at("192.0.2.1"), [&] { second_done.set_value(); }));
    ASSERT_TRUE(workers.post(at("192.0.2.2"), other.work()));
    other.wait_for_begin();
    EXPECT_EQ(workers.waiting(), 1U);
    other.let_go();
    auto done = second_done.get_future();
    EXPECT_EQ(done.wait_for(std::chrono::milliseconds{50}), std::future_status::timeout);
    greedy.let_go();
    done.wait();
}

TEST(Workers, count_a_network_of_ipv6_as_one)
{
    Held first;
    Held elsewhere;
    std::atomic<bool> second = false;
    Workers workers{2, 100};
    ASSERT_TRUE(workers.post(at("2001:db8::1"), first.work()));
    first.wait_for_begin();
    ASSERT_TRUE(workers.post(at("2001:db8::ffff:1"), [&] { second = true; }));
    ASSERT_TRUE(workers.post(at("2001:db8:0:1::1"), elsewhere.work()));
    elsewhere.wait_for_begin();
    EXPECT_FALSE(second);
    first.let_go();
    elsewhere.let_go();
    workers.end();
    EXPECT_TRUE(second);
}

TEST(Workers, take_next_of_whom_the_least_runs)
{
    Held first;
    Held second;
    std::mutex mutex;
    std::vector<std::string> order;
    auto const noted = [&](std::string name) {
        return [&, name = std::move(name)] {
            std::lock_guard const lock{mutex};
            order.push_back(name);
        };
    };
    Held other;
    Workers workers{3, 100};
    ASSERT_TRUE(workers.post(at("192.0.2.1"), first.work()));
    ASSERT_TRUE(workers.post(at("192.0.2.1"), second.work()));
    ASSERT_TRUE(workers.post(at("192.0.2.2"), other.work()));
    first.wait_for_begin();
    second.wait_for_begin();
    other.wait_for_begin();
    ASSERT_TRUE(workers.post(at("192.0.2.1"), noted("greedy")));
    ASSERT_TRUE(workers.post(at("192.0.2.2"), noted("other")));
    ASSERT_TRUE(workers.post(at("192.0.2.3"), noted("new")));
    ASSERT_TRUE(workers.post(at("192.0.2.3"), noted("new again")));
    first.let_go(); // the others stay, so that one thread does all
    while (workers.waiting() > 0)
        std::this_thread::yield();
    second.let_go();
    other.let_go();
    workers.end();
    // All with as much under way come in their order: "greedy" and "other" run one each by then.
    EXPECT_EQ(order, (std::vector<std::string>{"new", "new again", "greedy", "other"}));
}

TEST(Workers, let_one_client_fill_half_of_the_queue)
{
    Held running;
    Workers workers{1, 4};
    ASSERT_TRUE(workers.post(at("192.0.2.1"), running.work()));
    running.wait_for_begin();
    EXPECT_TRUE(workers.post(at("192.0.2.1"), [] {}));
    EXPECT_TRUE(workers.post(at("192.0.2.1"), [] {}));
    EXPECT_FALSE(workers.post(at("192.0.2.1"), [] {}));
    EXPECT_TRUE(workers.post(at("192.0.2.2"), [] {}));
    EXPECT_TRUE(workers.post(at("192.0.2.3"), [] {}));
    EXPECT_FALSE(workers.post(at("192.0.2.4"), [] {}));
    running.let_go();
}

TEST(Workers, do_what_waits_before_they_end)
{
    Held running;
    std::atomic<int> done = 0;
    Workers workers{2, 100};
    ASSERT_TRUE(workers.post(at("192.0.2.1"), running.work()));
    running.wait_for_begin();
    for (int count = 0; count < 10; ++count)
        ASSERT_TRUE(workers.post(at("192.0.2.1"), [&] { ++done; }));
    running.let_go();
    workers.end();
    EXPECT_EQ(done, 10);
    EXPECT_FALSE(workers.post(at("192.0.2.1"), [] {}));
}

} // namespace
} // namespace florilege::web
