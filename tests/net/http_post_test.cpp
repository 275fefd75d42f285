#include "net/http_post.hpp"
#include "tests/net/small_server.hpp"

#include <gmock/gmock.h>

namespace florilege::net {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

text::Url url(std::string const& address)
{
    return text::Url::parse(address).value();
}

TEST(HttpPost, sends_a_form_and_gives_the_status)
{
    tests::SmallServer server;
    auto const status = post_form(url(server.address()), {{"a", "x y&é"}, {"a", "2"}});
    ASSERT_TRUE(status) << status.error().text();
    EXPECT_EQ(*status, 204);
    ASSERT_THAT(server.taken(), SizeIs(1));
    auto const request = server.taken().front();
    EXPECT_THAT(request, StartsWith("POST /hub HTTP/1.1\r\n"));
    EXPECT_THAT(request, HasSubstr("Content-Type: application/x-www-form-urlencoded\r\n"));
    EXPECT_THAT(request, ::testing::EndsWith("\r\n\r\na=x%20y%26%C3%A9&a=2"));
}

TEST(HttpPost, follows_no_lead_to_elsewhere)
{
    tests::SmallServer other;
    tests::SmallServer server;
    server.answer("HTTP/1.1 302 Found\r\nLocation: " + other.address() + "\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(post_form(url(server.address()), {}).value(), 302);
    EXPECT_THAT(other.taken(), ::testing::IsEmpty());
}

TEST(HttpPost, breaks_off_an_answer_that_is_too_long_or_too_slow)
{
    tests::SmallServer server;
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + std::string(100000, 'x'));
    EXPECT_EQ(post_form(url(server.address()), {}).value(), 200);
    EXPECT_FALSE(post_form(url(server.address()), {}, {.answer = 50000}));
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort");
    EXPECT_FALSE(post_form(url(server.address()), {})) << "it ends before what it promised";
}

TEST(HttpPost, says_where_nobody_answers)
{
    std::string gone;
    {
        tests::SmallServer server;
        gone = server.address();
    }
    auto const status = post_form(url(gone), {});
    ASSERT_FALSE(status);
    EXPECT_THAT(status.error().text(), HasSubstr("127.0.0.1"));
}

TEST(HttpPost, speaks_nothing_but_http)
{
    EXPECT_FALSE(post_form(url("ftp://127.0.0.1:1/x"), {}));
    EXPECT_FALSE(post_form(url("file:///etc/hostname"), {}));
}

} // namespace
} // namespace florilege::net
