#include "net/small_request.hpp"
#include "tests/net/small_server.hpp"

#include <gmock/gmock.h>

namespace florilege::net {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

text::Url url(std::string const& address)
{
    return text::Url::parse(address).value();
}

std::string answering(std::string const& body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(SmallRequest, gets_what_is_answered)
{
    tests::SmallServer server;
    server.answer(answering(R"({"a": 1})"));
    auto const answer = answer_to({url(server.address())});
    ASSERT_TRUE(answer) << answer.error().text();
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, R"({"a": 1})");
    EXPECT_THAT(server.taken().front(), StartsWith("GET /hub HTTP/1.1\r\n"));
    EXPECT_THAT(server.taken().front(), Not(HasSubstr("Authorization")));
}

TEST(SmallRequest, gives_the_body_of_a_refusal_too)
{
    tests::SmallServer server;
    server.answer("HTTP/1.1 400 Bad\r\nContent-Length: 2\r\n\r\nno");
    auto const answer = answer_to({url(server.address()), FormFields{{"code", "a&b"}}, "Basic eDp5"});
    ASSERT_TRUE(answer) << answer.error().text();
    EXPECT_EQ(answer->status, 400);
    EXPECT_EQ(answer->body, "no");
    auto const request = server.taken().front();
    EXPECT_THAT(request, StartsWith("POST /hub HTTP/1.1\r\n"));
    EXPECT_THAT(request, HasSubstr("\r\nAuthorization: Basic eDp5\r\n"));
    EXPECT_THAT(request, ::testing::EndsWith("\r\n\r\ncode=a%26b"));
}

TEST(SmallRequest, takes_an_answer_to_the_last_byte_it_may_have)
{
    tests::SmallServer server;
    server.answer(answering(std::string(1000, 'x')));
    EXPECT_EQ(answer_to({url(server.address())}, {.answer = 1000})->body.size(), 1000U);
    EXPECT_FALSE(answer_to({url(server.address())}, {.answer = 999}));
}

TEST(SmallRequest, follows_no_lead_to_elsewhere)
{
    tests::SmallServer other;
    tests::SmallServer server;
    server.answer("HTTP/1.1 302 Found\r\nLocation: " + other.address() + "\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(answer_to({url(server.address())})->status, 302);
    EXPECT_THAT(other.taken(), ::testing::IsEmpty());
}

TEST(SmallRequest, gives_up_on_who_is_silent)
{
    tests::SmallServer server;
    server.fall_silent();
    auto const answer = answer_to({url(server.address())}, {.whole = std::chrono::seconds{1}});
    ASSERT_FALSE(answer);
    EXPECT_THAT(answer.error().text(), HasSubstr("127.0.0.1"));
}

TEST(BasicAuthorization, encodes_each_half_before_it_joins_them)
{
    EXPECT_EQ(basic_authorization("a", "b"), "Basic YTpi");
    EXPECT_EQ(basic_authorization("a:b", "c d"), "Basic YSUzQWI6YyUyMGQ=") << "a%3Ab:c%20d";
    EXPECT_EQ(basic_authorization("", ""), "Basic Og==");
    EXPECT_EQ(basic_authorization("ab", ""), "Basic YWI6");
}

} // namespace
} // namespace florilege::net
