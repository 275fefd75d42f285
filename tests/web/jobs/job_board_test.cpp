#include "web/jobs/job_board.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace florilege::web {
namespace {

TEST(JobBoard, knows_of_a_job_what_was_told_until_its_try_ends)
{
    JobBoard board;
    EXPECT_FALSE(board.progress(store::JobId{1}));
    board.tell(store::JobId{1}, {5, 100, 400});
    EXPECT_EQ(board.progress(store::JobId{1})->items, 5);
    EXPECT_FALSE(board.progress(store::JobId{2}));
    board.note_failure(store::JobId{1}, "disk-full");
    EXPECT_EQ(board.failure(store::JobId{1}), "disk-full");
    board.forget(store::JobId{1});
    EXPECT_FALSE(board.progress(store::JobId{1}));
    EXPECT_EQ(board.failure(store::JobId{1}), "");
}

TEST(JobBoard, passes_a_wish_to_stop_on_to_what_runs)
{
    JobBoard board;
    board.ask_to_stop(store::JobId{1});
    EXPECT_FALSE(board.is_asked_to_stop(store::JobId{1})) << "it does not run";
    board.tell(store::JobId{1}, {});
    board.ask_to_stop(store::JobId{1});
    EXPECT_TRUE(board.is_asked_to_stop(store::JobId{1}));
    board.tell(store::JobId{1}, {1, 1, 1});
    EXPECT_TRUE(board.is_asked_to_stop(store::JobId{1}));
    board.forget(store::JobId{1});
    EXPECT_FALSE(board.is_asked_to_stop(store::JobId{1}));
}

TEST(JobBoard, wakes_who_waits_for_its_bell_and_forgets_no_ring)
{
    JobBoard board;
    auto const rings = board.rings();
    board.ring();
    board.wait(rings, std::chrono::hours{1}); // rung already: returns at once
    auto const before = board.rings();
    std::thread ringing{[&] { board.ring(); }};
    board.wait(before, std::chrono::hours{1});
    ringing.join();
    EXPECT_EQ(board.rings(), before + 1);
}

} // namespace
} // namespace florilege::web
