// The pieces the parser is made of, where a URL would not reach every corner.
#include "tests/text/url/reading.hpp"
#include "text/url/idna.hpp"
#include "text/url/ipv4.hpp"
#include "text/url/ipv6.hpp"
#include "text/url/percent.hpp"
#include "text/url/url_input.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

using namespace text;

TEST(PercentEncoding, and_decoding_give_every_byte_back)
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    constexpr EncodeSet everything = EncodeSet::all_but("");
    std::string encoded;
    append_percent_encoded(encoded, all, everything);
    EXPECT_EQ(percent_decoded(encoded), all);
    for (char const c : encoded)
        EXPECT_TRUE(is_ascii_alphanumeric(c) || c == '%');
}

TEST(PercentEncoding, of_what_is_encoded_changes_nothing)
{
    for (EncodeSet const& set :
         {control_set, fragment_set, query_set, special_query_set, path_set, userinfo_set}) {
        std::string once, twice;
        append_percent_encoded(once, "a b\"<>`#?{}/:;=@[\\]^|'%zz\xC3\xA9", set);
        append_percent_encoded(twice, once, set);
        EXPECT_EQ(once, twice);
    }
}

TEST(PercentDecoding, keeps_a_percent_sign_without_two_digits)
{
    EXPECT_EQ(percent_decoded("%"), "%");
    EXPECT_EQ(percent_decoded("%4"), "%4");
    EXPECT_EQ(percent_decoded("%4g%g4%%41"), "%4g%g4%A");
    EXPECT_EQ(percent_decoded("%2541"), "%41");
}

TEST(Ipv4, is_read_back_from_its_text)
{
    for (std::uint32_t const address : {0U, 1U, 0xC0000201U, 0x7F000001U, 0xFFFFFFFFU}) {
        EXPECT_EQ(parse_ipv4(ipv4_text(address)), address);
    }
}

TEST(Ipv4, has_four_numbers_at_most_and_each_fits)
{
    EXPECT_EQ(parse_ipv4("1.2"), 0x01000002U);
    EXPECT_EQ(parse_ipv4("1.65535"), 0x0100FFFFU);
    EXPECT_EQ(parse_ipv4("1.16777215"), 0x01FFFFFFU);
    EXPECT_EQ(parse_ipv4("4294967295"), 0xFFFFFFFFU);
    EXPECT_EQ(parse_ipv4("0x"), 0U);
    for (char const* const bad :
         {"", ".", "1.", "1..2", "1.2.3.4.5", "256.1", "1.16777216", "4294967296", "08", "0xg", "1.2.3.",
          "-1", "+1", " 1", "99999999999999999999999999999999"}) {
        if (std::string_view{bad} == "1." || std::string_view{bad} == "1.2.3.") {
            EXPECT_TRUE(parse_ipv4(bad)) << bad; // one dot at the end is the root's
        } else {
            EXPECT_FALSE(parse_ipv4(bad)) << bad;
        }
    }
}

TEST(Ipv6, is_read_back_from_its_text)
{
    std::uint32_t seed = 7;
    for (int i = 0; i < 2000; ++i) {
        Ipv6 address{};
        for (std::uint16_t& piece : address) {
            seed = seed * 1664525 + 1013904223;
            bool const is_zero = (seed >> 30) != 0;
            piece = is_zero ? std::uint16_t{0} : static_cast<std::uint16_t>(seed >> 8);
        }
        auto const again = parse_ipv6(ipv6_text(address));
        ASSERT_TRUE(again) << ipv6_text(address);
        EXPECT_EQ(*again, address);
    }
}

TEST(Ipv6, stops_where_it_makes_no_sense)
{
    for (auto const& [bad, at] : std::vector<std::pair<std::string, std::size_t>>{
             {"", 0},
             {":", 1},
             {":1", 1},
             {"1:", 2},
             {"1:2:3:4:5:6:7", 13},
             {"1:2:3:4:5:6:7:8:", 16},
             {"12345::", 4},
             {"::g", 2},
             {":::", 2},
             {"::1.2.3", 7},
             {"::1.2.3.256", 11 - 1},
             {"::1.2.3.04", 9},
             {"::1.2.3.4.5", 9},
             {"::1.2.3.4:5", 9},
             {"1:2:3:4:5:6:7:1.2.3.4", 14},
         }) {
        auto const address = parse_ipv6(bad);
        ASSERT_FALSE(address) << bad;
        EXPECT_EQ(address.error().at, at) << bad;
    }
}

TEST(Idna, leaves_ascii_names_alone_but_for_case)
{
    EXPECT_EQ(domain_to_ascii("XN--Nonsense-.Example"), "xn--nonsense-.example");
    EXPECT_EQ(domain_to_ascii(""), std::nullopt);
}

TEST(Idna, of_unicode_is_read_back)
{
    for (char const* const domain : {"café.example", "straße.example", "例え.テスト", "مثال.example"}) {
        auto const ascii = domain_to_ascii(domain);
        ASSERT_TRUE(ascii) << domain;
        EXPECT_EQ(domain_to_unicode(*ascii), domain);
    }
}

TEST(Idna, ignores_and_maps_what_unicode_16_does)
{
    EXPECT_EQ(domain_to_ascii("exa\u180Emp\u206Ble.org"), "example.org");
    EXPECT_EQ(domain_to_ascii("\u10A0.example"), domain_to_ascii("\u2D00.example"));
    EXPECT_EQ(domain_to_ascii("\u10C5.example"), domain_to_ascii("\u2D25.example"));
}

TEST(Idna, refuses_unicode_names_far_beyond_what_dns_carries)
{
    std::string domain;
    while (domain.size() <= longest_unicode_domain)
        domain += "é.";
    EXPECT_EQ(domain_to_ascii(domain), std::nullopt);
    EXPECT_TRUE(domain_to_ascii(std::string(longest_unicode_domain * 2, 'a')));
}

TEST(UrlInput, knows_where_each_byte_came_from)
{
    std::string const raw = " \ta\nb\xC3\xA9\xFF\r\nc \x02";
    UrlInput const input{raw};
    ASSERT_EQ(input.text(), "ab\xC3\xA9\xEF\xBF\xBD"
                            "c");
    EXPECT_EQ(input.offset_in_raw(0), 2u);
    EXPECT_EQ(input.offset_in_raw(1), 4u);
    EXPECT_EQ(input.offset_in_raw(2), 5u);
    EXPECT_EQ(input.offset_in_raw(4), 7u);
    EXPECT_EQ(input.offset_in_raw(7), 10u);
    EXPECT_EQ(input.offset_in_raw(8), 11u);
    EXPECT_EQ(input.offset_in_raw(100), 11u);
}

TEST(UrlInput, borrows_what_needs_no_cleaning)
{
    std::string const raw = " https://example.org/ ";
    UrlInput const input{raw};
    EXPECT_EQ(input.text().data(), raw.data() + 1);
}

} // namespace
} // namespace florilege::tests
