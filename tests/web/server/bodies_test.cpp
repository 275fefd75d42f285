#include "tests/web/raw_client.hpp"
#include "tests/web/server/running_server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

/// What the server does with the bodies of requests.
namespace florilege::web {
namespace {

using namespace std::chrono_literals;
using tests::ask;
using tests::Echo;
using tests::RawClient;
using tests::RunningServer;

TEST(Server, stops_reading_a_chunked_body_at_its_limit)
{
    Echo echo;
    RunningServer const server{echo};
    RawClient client{server.port};
    client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int count = 0; count < 30; ++count)
        client.send("64\r\n" + std::string(100, 'a') + "\r\n");
    EXPECT_EQ(client.receive()->status, 413);
}

TEST(Server, reads_nothing_long_from_who_may_not_send_it)
{
    Echo echo;
    echo.taken = {Lane::long_work, std::uint64_t{1} << 40, true, true};
    echo.turns_away = true;
    RunningServer const server{echo};
    for (std::string const length : {"Content-Length: 1000000000\r\nExpect: 100-continue",
                                     "Content-Length: 1000000000", "Transfer-Encoding: chunked"}) {
        RawClient client{server.port};
        client.send("POST / HTTP/1.1\r\nHost: x\r\n" + length + "\r\n\r\n");
        auto const answer = client.receive();
        ASSERT_TRUE(answer) << length;
        EXPECT_EQ(answer->status, 401) << length;
        EXPECT_TRUE(client.is_closed_within(5s)) << length;
    }
    RawClient eager{server.port};
    eager.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n" + std::string(8'000'000, 'b'));
    auto const told = eager.receive();
    ASSERT_TRUE(told) << "who sends before looking is told too";
    EXPECT_EQ(told->status, 401);
    EXPECT_EQ(ask(server.port, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok")->status, 200)
        << "what is short is answered as ever";
}

TEST(Server, holds_so_much_of_all_bodies_and_no_more)
{
    Echo echo;
    echo.taken.body_bytes = 10'000'000;
    ServerOptions options;
    options.limits.bodies_bytes = 1'000'000;
    RunningServer const server{echo, options};
    std::string const body(700'000, 'b');
    auto const whole = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 700000\r\n\r\n" + body;
    EXPECT_EQ(ask(server.port, whole)->status, 200);
    RawClient slow{server.port};
    slow.send(std::string_view{whole}.substr(0, whole.size() - 1));
    for (int count = 0; count < 50; ++count) // between them the server reads what it was sent
        EXPECT_EQ(ask(server.port, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok")->status, 200)
            << "what is short finds room";
    EXPECT_EQ(ask(server.port, whole)->status, 503);
    slow.send("b");
    EXPECT_EQ(slow.receive()->status, 200);
    EXPECT_EQ(ask(server.port, whole)->status, 200) << "what is answered makes room";
}

TEST(Server, says_go_on_to_who_asks)
{
    Echo echo;
    RunningServer const server{echo};
    RawClient client{server.port};
    client.send("POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 100);
    client.send("ok");
    EXPECT_EQ(client.receive()->body, "POST /x\nok");
}

TEST(Server, keeps_an_upload_in_a_file)
{
    Echo echo;
    echo.taken = {Lane::long_work, 10'000'000, true};
    RunningServer const server{echo};
    std::string const body(5'000'000, 'u');
    auto const answer =
        ask(server.port, "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
                             "\r\n\r\n" + body);
    EXPECT_EQ(answer->body, "POST /x\n" + body);
}

TEST(Server, ends_a_slow_body_with_408)
{
    Echo echo;
    ServerOptions options;
    options.limits.body_time = 300ms;
    RunningServer const server{echo, options};
    RawClient client{server.port};
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab");
    EXPECT_EQ(client.receive()->status, 408);
    EXPECT_TRUE(client.is_closed_within(5s));
}

TEST(Server, ends_a_body_that_trickles_with_408)
{
    Echo echo;
    ServerOptions options;
    options.limits.body_time = 300ms; // no byte is as late as that
    options.limits.body_rate = 1000;
    RunningServer const server{echo, options};
    RawClient client{server.port};
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
    std::thread trickle{[&] {
        for (int count = 0; count < 60 && client.send("b"); ++count)
            std::this_thread::sleep_for(50ms);
    }};
    auto const answer = client.receive();
    trickle.join();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 408);
}

} // namespace
} // namespace florilege::web
