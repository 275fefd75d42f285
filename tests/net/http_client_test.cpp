#include "net/http_client.hpp"
#include "tests/net/small_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace florilege::net {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using tests::SmallServer;
using Why = NoAnswer::Why;

HttpRequest to(SmallServer const& server, std::string method)
{
    return {std::move(method), text::Url::parse(server.address()).value()};
}

TEST(HttpClient, gives_status_headers_and_body_of_any_answer)
{
    SmallServer server;
    server.answer("HTTP/1.1 409 X\r\nContent-Length: 4\r\nRetry-After:  7 \r\n\r\nbusy");
    auto request = to(server, "GET");
    request.headers.emplace_back("Authorization", "Bearer t");
    auto const answer = exchange(request);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 409);
    EXPECT_EQ(answer->header("retry-after"), "7");
    EXPECT_EQ(answer->header("etag"), "");
    EXPECT_EQ(answer->body, "busy");
    EXPECT_THAT(server.taken(), ElementsAre(AllOf(StartsWith("GET /hub HTTP/1.1\r\n"),
                                                  HasSubstr("Authorization: Bearer t"))));
}

TEST(HttpClient, sends_every_method_with_its_body)
{
    SmallServer server;
    for (auto const* const method : {"POST", "PATCH", "PUT", "DELETE"}) {
        auto request = to(server, method);
        request.body = "{}";
        EXPECT_TRUE(exchange(request));
        EXPECT_THAT(server.taken().back(),
                    AllOf(StartsWith(std::string{method} + " /hub"), EndsWith("\r\n\r\n{}")));
    }
}

TEST(HttpClient, never_holds_a_body_from_a_source_whole)
{
    SmallServer server;
    auto request = to(server, "POST");
    std::size_t rest = std::size_t{3} << 20;
    std::size_t largest = 0;
    request.size = rest;
    request.source = [&](std::span<char> into) {
        auto const part = std::min(into.size(), rest);
        std::fill_n(into.begin(), part, 'x');
        largest = std::max(largest, part);
        rest -= part;
        return part;
    };
    EXPECT_TRUE(exchange(request));
    EXPECT_EQ(rest, 0U);
    EXPECT_LT(largest, std::size_t{1} << 20);
    EXPECT_THAT(server.taken().back(), HasSubstr("Content-Length: 3145728\r\n"));
}

TEST(HttpClient, passes_on_what_a_source_throws)
{
    SmallServer server;
    auto request = to(server, "POST");
    request.size = 5;
    request.source = [](std::span<char>) -> std::size_t { throw std::runtime_error{"unreadable"}; };
    EXPECT_THROW(static_cast<void>(exchange(request)), std::runtime_error);
}

TEST(HttpClient, streams_what_succeeds_and_keeps_what_is_refused)
{
    SmallServer server;
    std::ostringstream file;
    server.answer("HTTP/1.1 200 X\r\nContent-Length: 5\r\n\r\nwhole");
    auto const done = exchange(to(server, "GET"), {}, &file);
    ASSERT_TRUE(done);
    EXPECT_THAT(done->body, IsEmpty());
    server.answer("HTTP/1.1 403 X\r\nContent-Length: 2\r\n\r\nno");
    auto const refused = exchange(to(server, "GET"), {}, &file);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->body, "no");
    EXPECT_EQ(file.str(), "whole");
}

TEST(HttpClient, tells_why_there_is_no_answer)
{
    SmallServer server;
    server.answer("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nhalf");
    EXPECT_EQ(exchange(to(server, "GET")).error().why, Why::broken_off);
    server.answer("");
    EXPECT_EQ(exchange(to(server, "GET")).error().why, Why::broken_off);
    server.answer("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nall of it");
    ExchangeLimits limits;
    limits.answer = 8;
    EXPECT_EQ(exchange(to(server, "GET"), limits).error().why, Why::too_long);
    auto nobody = to(server, "GET");
    nobody.address = text::Url::parse("http://127.0.0.1:1/").value();
    EXPECT_EQ(exchange(nobody).error().why, Why::unreachable);
}

TEST(HttpClient, follows_no_lead_to_elsewhere)
{
    SmallServer server;
    server.answer("HTTP/1.1 302 X\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(exchange(to(server, "GET"))->status, 302);
    EXPECT_EQ(server.taken().size(), 1U);
}

} // namespace
} // namespace florilege::net
