// The tables that browsers are tested with, and those of the public suffix list.
#include "tests/corpus.hpp"
#include "tests/text/url/reading.hpp"
#include "text/url/host.hpp"
#include "text/url/site.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <sstream>

namespace florilege::tests {
namespace {

namespace json = boost::json;
using text::Url;

// What we read otherwise than the table says, and why. Nothing, so far.
std::vector<std::string> const deviations{};

json::value table(std::string const& name)
{
    return json::parse(content_of(shared_folder() / "corpus" / "url" / name));
}

std::string text_of(json::value const& value)
{
    return std::string{value.as_string()};
}

std::string with_mark(std::string_view mark, std::optional<std::string_view> part)
{
    return part && !part->empty() ? std::string{mark} + std::string{*part} : std::string{};
}

void expect_components(json::object const& expected, Url const& url)
{
    std::string const port = url.port() ? std::to_string(*url.port()) : "";
    EXPECT_EQ(url.text(), text_of(expected.at("href")));
    EXPECT_EQ(std::string{url.scheme()} + ':', text_of(expected.at("protocol")));
    EXPECT_EQ(url.username(), text_of(expected.at("username")));
    EXPECT_EQ(url.password(), text_of(expected.at("password")));
    EXPECT_EQ(url.host(), text_of(expected.at("hostname")));
    EXPECT_EQ(std::string{url.host()} + with_mark(":", port), text_of(expected.at("host")));
    EXPECT_EQ(port, text_of(expected.at("port")));
    EXPECT_EQ(url.path(), text_of(expected.at("pathname")));
    EXPECT_EQ(with_mark("?", url.query()), text_of(expected.at("search")));
    EXPECT_EQ(with_mark("#", url.fragment()), text_of(expected.at("hash")));
}

void expect_case(json::object const& one)
{
    std::string const input = text_of(one.at("input"));
    SCOPED_TRACE(json::serialize(one));
    std::optional<Url> base;
    if (!one.at("base").is_null()) {
        auto parsed = parse_exactly(text_of(one.at("base")));
        // Some failures are failures of the base.
        if (!parsed) {
            EXPECT_TRUE(one.contains("failure"));
            return;
        }
        base = std::move(*parsed);
    }
    auto const url = parse_exactly(input, base ? &*base : nullptr);
    EXPECT_EQ(url.has_error(), one.contains("failure"));
    if (!url) {
        EXPECT_LE(url.error().at, input.size());
        EXPECT_NE(url.error().fault, text::UrlFault::none);
    } else if (!one.contains("failure")) {
        expect_components(one, *url);
    }
}

TEST(UrlStandard, every_case_of_the_browsers_table_reads_as_they_read_it)
{
    json::value const cases = table("urltestdata-even.json");
    int seen = 0;
    for (json::value const& one : cases.as_array()) {
        if (!one.is_object()) continue; // a remark
        ++seen;
        std::string const input = text_of(one.as_object().at("input"));
        if (std::find(deviations.begin(), deviations.end(), input) == deviations.end()) {
            expect_case(one.as_object());
        }
    }
    EXPECT_EQ(seen, 446);
}

TEST(UrlStandard, every_domain_of_the_browsers_table_converts_as_they_convert_it)
{
    json::value const cases = table("toascii.json");
    int seen = 0;
    for (json::value const& one : cases.as_array()) {
        if (!one.is_object()) continue;
        ++seen;
        SCOPED_TRACE(json::serialize(one));
        json::value const& expected = one.at("output");
        auto const host = text::parse_host(text_of(one.at("input")), text::HostKind::domain);
        EXPECT_EQ(host ? json::value(json::string{*host}) : json::value{}, expected);
    }
    EXPECT_GT(seen, 80);
}

TEST(SiteStandard, agrees_with_the_tests_of_the_public_suffix_list)
{
    std::istringstream lines{content_of(shared_folder() / "corpus/url/psl-tests-a.txt")};
    int seen = 0;
    for (std::string domain, expected; lines >> domain >> expected;) {
        if (domain == "null") continue;
        ++seen;
        Url const url = url_of("https://" + domain + "/");
        std::string const ascii =
            expected == "null" ? "" : std::string{url_of("https://" + expected + "/").host()};
        EXPECT_EQ(text::registrable_domain(url), ascii) << domain;
    }
    EXPECT_GT(seen, 30);
}

} // namespace
} // namespace florilege::tests
