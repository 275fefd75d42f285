#include "tests/web/raw_client.hpp"
#include "tests/web/server/running_server.hpp"

#include <gmock/gmock.h>

#include <condition_variable>
#include <csignal>
#include <future>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::StartsWith;
using tests::ask;
using tests::Echo;
using tests::RawClient;
using tests::RunningServer;

constexpr std::string_view get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

ServerOptions quick()
{
    ServerOptions options;
    options.limits.head_time = 300ms;
    options.limits.body_time = 300ms;
    options.limits.idle_time = 300ms;
    options.limits.write_time = 300ms;
    options.limits.drain_time = 300ms;
    return options;
}

TEST(Server, answers_many_requests_of_one_connection)
{
    Echo echo;
    RunningServer const server{echo};
    RawClient client{server.port};
    for (int count = 0; count < 3; ++count) {
        client.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
        auto const answer = client.receive();
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 200);
        EXPECT_EQ(answer->body, "POST /x\nhello");
        EXPECT_EQ(answer->fields.count("connection"), 0U);
        EXPECT_EQ(answer->fields.count("server"), 0U);
        EXPECT_THAT(answer->fields.at("date"), ::testing::EndsWith(" GMT"));
    }
}

TEST(Server, answers_pipelined_requests_in_their_order)
{
    Echo echo;
    RunningServer const server{echo};
    RawClient client{server.port};
    client.send(
        "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
        "chunked\r\n\r\n"
        "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n");
    EXPECT_EQ(client.receive()->body, "GET /1\n");
    EXPECT_EQ(client.receive()->body, "POST /2\nabcde");
    auto const last = client.receive();
    EXPECT_EQ(last->body, "GET /3\n");
    EXPECT_EQ(last->fields.at("connection"), "close");
    EXPECT_TRUE(client.is_closed_within(5s));
}

TEST(Server, takes_a_request_byte_by_byte)
{
    Echo echo;
    RunningServer const server{echo};
    RawClient client{server.port};
    for (char const c : std::string_view{"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok"})
        client.send({&c, 1});
    EXPECT_EQ(client.receive()->body, "POST /x\nok");
}

TEST(Server, closes_behind_what_it_refuses)
{
    Echo echo;
    RunningServer const server{echo};
    struct Case {
        int status;
        std::string_view bytes;
    };
    for (auto const& [status, bytes] : {
             Case{400, "GET / HTTP/1.1\r\n\r\n"},
             Case{400, "GET / HTTP/1.1\nHost: x\n\n"},
             Case{400, "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"},
             Case{400, "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: "
                       "chunked\r\n\r\n0\r\n\r\n"},
             Case{501, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"},
             Case{501, "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"},
             Case{501, "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"},
             Case{505, "GET / HTTP/3.0\r\nHost: x\r\n\r\n"},
             Case{413, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n"},
             Case{417, "POST / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 1\r\n\r\n"},
             Case{400, "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"},
             Case{400, "GET /../x HTTP/1.1\r\nHost: x\r\n\r\n"},
             Case{400, "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n"},
             Case{400, "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"},
             Case{400,
                  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n"},
         }) {
        RawClient client{server.port};
        client.send(bytes);
        auto const answer = client.receive();
        ASSERT_TRUE(answer) << bytes;
        EXPECT_EQ(answer->status, status) << bytes;
        EXPECT_EQ(answer->fields.at("connection"), "close") << bytes;
        EXPECT_TRUE(client.is_closed_within(5s)) << bytes;
    }
}

TEST(Server, refuses_a_head_that_is_too_long)
{
    Echo echo;
    RunningServer const server{echo};
    RawClient client{server.port};
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(40'000, 'a'));
    EXPECT_EQ(client.receive()->status, 431);
    EXPECT_EQ(ask(server.port, "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n")->status,
              414);
}

TEST(Server, sends_a_file_whole_or_in_part)
{
    Echo echo;
    std::string content;
    for (int count = 0; count < 200'000; ++count)
        content += std::to_string(count) + '\n';
    tests::TemporaryFolder const folder;
    auto const spool = std::make_shared<Spool>(folder.path());
    spool->write(content);
    echo.make = [&](Request const&) {
        Response response;
        response.kind = HeaderClass::download;
        response.type = "application/octet-stream";
        response.etag = "v1";
        response.body = SpoolRange{spool, 0, spool->size()};
        return response;
    };
    RunningServer const server{echo};
    EXPECT_TRUE(ask(server.port, get)->body == content);
    auto const part = [&](std::string_view range, std::string_view more = "") {
        return *ask(server.port, "GET /a HTTP/1.1\r\nHost: x\r\nRange: " + std::string{range} + "\r\n" +
                                     std::string{more} + "\r\n");
    };
    auto const middle = part("bytes=10-19");
    EXPECT_EQ(middle.status, 206);
    EXPECT_EQ(middle.body, content.substr(10, 10));
    EXPECT_EQ(middle.fields.at("content-range"), "bytes 10-19/" + std::to_string(content.size()));
    EXPECT_EQ(part("bytes=-5").body, content.substr(content.size() - 5));
    EXPECT_EQ(part("bytes=1200000-").body, content.substr(1'200'000));
    EXPECT_EQ(part("bytes=99999999-").status, 416);
    EXPECT_EQ(part("bytes=0-1,4-5").status, 200);
    EXPECT_EQ(part("lines=1-2").status, 200);
    EXPECT_EQ(part("bytes=0-1", "If-Range: \"v0\"\r\n").status, 200);
    EXPECT_EQ(part("bytes=0-1", "If-Range: \"v1\"\r\n").status, 206);
}

TEST(Server, answers_head_with_the_head_alone)
{
    Echo echo;
    RunningServer const server{echo};
    RawClient client{server.port};
    client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
    auto const answer = client.receive(true);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->fields.at("content-length"), std::to_string(std::string_view{"HEAD /a\n"}.size()));
    client.send(get);
    EXPECT_EQ(client.receive()->body, "GET /a\n");
}

TEST(Server, ends_a_slow_head_with_408)
{
    Echo echo;
    RunningServer const server{echo, quick()};
    RawClient client{server.port};
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX: ");
    // A byte now and then does not help: the time counts from the head's begin.
    for (int count = 0; count < 100; ++count) {
        if (!client.send("a")) break;
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_EQ(client.receive()->status, 408);
    EXPECT_TRUE(client.is_closed_within(5s));
}

TEST(Server, closes_a_connection_that_asks_nothing)
{
    Echo echo;
    RunningServer const server{echo, quick()};
    RawClient client{server.port};
    EXPECT_TRUE(client.is_closed_within(5s));
}

TEST(Server, gives_up_on_a_client_that_does_not_read)
{
    Echo echo;
    echo.make = [](Request const&) {
        Response response;
        response.type = "text/plain";
        response.body = std::string(64'000'000, 'x');
        return response;
    };
    RunningServer server{echo, quick()};
    RawClient const client{server.port};
    client.send(get);
    for (int count = 0; count < 500 && server.server.state().connections > 0; ++count)
        std::this_thread::sleep_for(20ms);
    EXPECT_EQ(server.server.state().connections, 0U);
}

TEST(Server, turns_away_more_connections_than_it_takes)
{
    Echo echo;
    ServerOptions options;
    options.limits.connections_of_client = 2;
    RunningServer const server{echo, options};
    RawClient first{server.port};
    RawClient second{server.port};
    first.send(get);
    second.send(get);
    EXPECT_EQ(first.receive()->status, 200);
    EXPECT_EQ(second.receive()->status, 200);
    RawClient third{server.port};
    EXPECT_EQ(third.receive()->status, 503);
    EXPECT_TRUE(third.is_closed_within(5s));
}

TEST(Server, counts_no_connections_of_a_trusted_proxy)
{
    Echo echo;
    ServerOptions options;
    options.limits.connections_of_client = 1;
    options.trusted_proxies = {*AddressRange::parse("127.0.0.0/8")};
    RunningServer const server{echo, options};
    RawClient first{server.port};
    RawClient second{server.port};
    second.send(get);
    EXPECT_EQ(second.receive()->status, 200);
}

/// Holds every answer back until it is opened.
class Gate {
public:
    void pass()
    {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return open_; });
    }
    void open()
    {
        {
            std::lock_guard const lock{mutex_};
            open_ = true;
        }
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
};

/// Looks until something holds; gives up after ten seconds.
template <class Holds> void until(Holds const& holds)
{
    for (int count = 0; count < 1000 && !holds(); ++count)
        std::this_thread::sleep_for(10ms);
}

TEST(Server, turns_away_what_would_wait_too_long)
{
    Echo echo;
    Gate gate;
    std::atomic<int> begun = 0;
    echo.make = [&](Request const&) {
        ++begun;
        gate.pass();
        return Response{};
    };
    ServerOptions options;
    options.read_threads = 1;
    options.limits.reads_waiting = 1;
    RunningServer server{echo, options};
    RawClient running{server.port};
    running.send(get);
    until([&] { return begun == 1; });
    RawClient waiting{server.port};
    waiting.send(get);
    until([&] { return server.server.state().reads_waiting == 1; });
    EXPECT_EQ(ask(server.port, get)->status, 503);
    gate.open();
    EXPECT_EQ(running.receive()->status, 200);
    EXPECT_EQ(waiting.receive()->status, 200);
}

TEST(Server, answers_others_while_some_wait_for_another_site)
{
    Echo echo;
    Gate gate;
    std::atomic<int> begun = 0;
    echo.outward = "/away";
    echo.make = [&](Request const& request) {
        if (request.target.raw == "/away") {
            ++begun;
            gate.pass();
        }
        return Response{};
    };
    ServerOptions options;
    options.read_threads = 1;
    options.outward_threads = 1;
    options.limits.outward_waiting = 1;
    RunningServer server{echo, options};
    auto const away = "GET /away HTTP/1.1\r\nHost: a\r\n\r\n";
    RawClient first{server.port};
    first.send(away);
    until([&] { return begun == 1; });
    RawClient second{server.port};
    second.send(away);
    until([&] { return server.server.state().outward_waiting == 1; });
    EXPECT_EQ(ask(server.port, away)->status, 503);
    EXPECT_EQ(ask(server.port, get)->status, 200);
    gate.open();
    EXPECT_EQ(first.receive()->status, 200);
    EXPECT_EQ(second.receive()->status, 200);
}

TEST(Server, answers_what_is_under_way_before_it_ends)
{
    Echo echo;
    Gate gate;
    std::promise<void> begun;
    echo.make = [&](Request const&) {
        begun.set_value();
        gate.pass();
        Response response;
        response.body = std::string{"done"};
        return response;
    };
    RunningServer server{echo};
    RawClient idle{server.port};
    RawClient busy{server.port};
    busy.send(get);
    begun.get_future().wait();
    server.server.stop();
    EXPECT_TRUE(idle.is_closed_within(5s));
    EXPECT_THROW(RawClient{server.port}, std::runtime_error);
    gate.open();
    EXPECT_EQ(busy.receive()->body, "done");
    server.end();
}

TEST(Server, can_be_told_to_end_as_soon_as_it_has_begun)
{
    Echo application;
    tests::TemporaryFolder const folder;
    ServerOptions options;
    options.spool = folder.path();
    Server server{options};
    ASSERT_TRUE(server.listen({"127.0.0.1", 0}, application));
    int drained = 0;
    server.serve_until_told({true, [&] { ++drained; }, [] { std::raise(SIGTERM); }});
    EXPECT_EQ(drained, 1);
}

TEST(Server, tells_of_each_answer)
{
    Echo echo;
    RunningServer server{echo};
    RawClient client{server.port};
    client.send(get);
    client.receive();
    client.send("nonsense\r\n\r\n");
    client.receive();
    server.end();
    EXPECT_THAT(echo.statuses, ElementsAre(200, 400));
}

TEST(Server, believes_proxies_that_it_trusts_and_no_others)
{
    Echo echo;
    echo.make = [](Request const& request) {
        Response response;
        response.body = request.client.text() + ' ' + request.origin();
        return response;
    };
    constexpr std::string_view asked =
        "GET / HTTP/1.1\r\nHost: inside\r\nX-Forwarded-For: 192.0.2.9, 198.51.100.7\r\n"
        "X-Forwarded-Proto: https\r\nX-Forwarded-Host: links.example\r\n\r\n";
    {
        RunningServer const server{echo};
        EXPECT_EQ(ask(server.port, asked)->body, "127.0.0.1 http://inside");
    }
    ServerOptions options;
    options.trusted_proxies = {*AddressRange::parse("127.0.0.1")};
    RunningServer const server{echo, options};
    EXPECT_EQ(ask(server.port, asked)->body, "198.51.100.7 https://links.example");
}

TEST(Server, cuts_no_line_of_its_head_where_a_value_holds_a_line_end)
{
    Echo echo;
    echo.make = [](Request const&) {
        Response response;
        response.headers.add("location", "/x\r\nset-cookie: a=b");
        return response;
    };
    RunningServer const server{echo};
    auto const answer = ask(server.port, get);
    EXPECT_EQ(answer->fields.count("set-cookie"), 0U);
    EXPECT_THAT(answer->fields.at("location"), StartsWith("/x  set-cookie"));
}

TEST(Endpoint, is_an_address_with_a_port)
{
    EXPECT_EQ(Endpoint::parse("127.0.0.1:8787")->text(), "127.0.0.1:8787");
    EXPECT_EQ(Endpoint::parse("localhost:1")->text(), "127.0.0.1:1");
    EXPECT_EQ(Endpoint::parse("[::1]:80")->text(), "[::1]:80");
    EXPECT_EQ(Endpoint::parse(":80")->text(), "[::]:80");
    for (auto const* bad :
         {"", "8787", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:99999", "links.example:80"})
        EXPECT_FALSE(Endpoint::parse(bad)) << bad;
}

} // namespace
} // namespace florilege::web
