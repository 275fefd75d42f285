#include "web/http/address.hpp"
#include "web/http/cookies.hpp"

#include <gtest/gtest.h>

namespace florilege::web {
namespace {

Address address(std::string_view text)
{
    return Address::parse(text).value();
}

TEST(Address, is_read_and_written)
{
    EXPECT_EQ(address("192.0.2.1").text(), "192.0.2.1");
    EXPECT_EQ(address("::ffff:192.0.2.1"), address("192.0.2.1"));
    EXPECT_EQ(address("[2001:DB8::1]").text(), "2001:db8::1");
    for (auto const* bad : {"", "x", "1.2.3", "1.2.3.4.5", "01.2.3.4", "::g", "[1.2.3.4"})
        EXPECT_FALSE(Address::parse(bad)) << bad;
}

TEST(AddressRange, holds_what_begins_like_it)
{
    struct Case {
        std::string_view range;
        std::string_view in;
        std::string_view out;
    };
    for (auto const& [range, in, out] :
         {Case{"10.0.0.0/8", "10.255.0.1", "11.0.0.1"}, Case{"192.0.2.1", "192.0.2.1", "192.0.2.2"},
          Case{"192.0.2.128/25", "192.0.2.200", "192.0.2.100"}, Case{"fd00::/8", "fd12::1", "fe00::1"},
          Case{"::/0", "2001:db8::1", "none"}, Case{"0.0.0.0/0", "192.0.2.1", "2001:db8::1"}}) {
        auto const read = AddressRange::parse(range).value();
        EXPECT_TRUE(read.holds(address(in))) << range;
        if (out != "none") {
            EXPECT_FALSE(read.holds(address(out))) << range;
        }
    }
    for (auto const* bad : {"", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/x", "/8"})
        EXPECT_FALSE(AddressRange::parse(bad)) << bad;
}

TEST(Proxies, are_believed_as_far_as_they_are_trusted)
{
    std::vector<AddressRange> const trusted{*AddressRange::parse("10.0.0.0/8")};
    auto const seen = [&](std::string_view peer, std::vector<std::string_view> const& hops) {
        return seen_through(address(peer), trusted, hops, "https", "out", "in");
    };
    // A stranger may say what they like.
    EXPECT_EQ(seen("192.0.2.1", {"198.51.100.1"}).client, address("192.0.2.1"));
    EXPECT_FALSE(seen("192.0.2.1", {}).secure);
    EXPECT_EQ(seen("192.0.2.1", {}).host, "in");
    // The last that our proxies saw counts, not the first that the client wrote.
    EXPECT_EQ(seen("10.0.0.1", {"203.0.113.9, 198.51.100.1", "10.0.0.2"}).client, address("198.51.100.1"));
    EXPECT_EQ(seen("10.0.0.1", {"198.51.100.1:4711"}).client, address("198.51.100.1"));
    EXPECT_EQ(seen("10.0.0.1", {"198.51.100.1, nonsense"}).client, address("10.0.0.1"));
    EXPECT_TRUE(seen("10.0.0.1", {}).secure);
    EXPECT_EQ(seen("10.0.0.1", {}).host, "out");
}

TEST(Proxies, name_no_host_that_is_none)
{
    auto const ours = address("10.0.0.1");
    auto const trusted = std::vector{AddressRange::parse("10.0.0.0/8").value()};
    for (std::string const bad : {"a b", "a;script-src *", "a/b", "a\r\nb", "a\"b"})
        EXPECT_EQ(seen_through(ours, trusted, {}, "https", bad, "in").host, "in") << bad;
    EXPECT_EQ(seen_through(ours, trusted, {}, "https", "[2001:db8::1]:8443", "in").host,
              "[2001:db8::1]:8443");
}

TEST(Cookie, is_found_by_its_whole_name)
{
    Headers headers;
    headers.add("cookie", "xa=1; a=2;b=3");
    headers.add("cookie", "c=4; d=");
    EXPECT_EQ(cookie(headers, "a"), "2");
    EXPECT_EQ(cookie(headers, "b"), "3");
    EXPECT_EQ(cookie(headers, "c"), "4");
    EXPECT_EQ(cookie(headers, "d"), "");
    EXPECT_FALSE(cookie(headers, "e"));
}

TEST(Cookie, that_came_twice_is_not_believed)
{
    Headers headers;
    headers.add("cookie", "a=1; a=2");
    EXPECT_FALSE(cookie(headers, "a"));
}

TEST(Cookie, is_for_this_host_alone)
{
    EXPECT_EQ(set_cookie({"a", "v", std::nullopt, true}),
              "__Host-a=v; Path=/; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(set_cookie({"a", "v", std::chrono::seconds{60}, false}),
              "a=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
}

} // namespace
} // namespace florilege::web
