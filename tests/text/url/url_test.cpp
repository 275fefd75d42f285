#include "tests/corpus.hpp"
#include "tests/text/url/reading.hpp"
#include "text/url/url.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

namespace json = boost::json;
using text::Url;
using text::UrlError;
using text::UrlFault;

std::string text_of(json::value const& value)
{
    return std::string{value.as_string()};
}

TEST(Url, reads_every_case_of_our_table)
{
    json::value const cases = json::parse(content_of(fixture("text/url/cases.json")));
    ASSERT_GE(cases.as_array().size(), 60u);
    for (json::value const& value : cases.as_array()) {
        json::object const& one = value.as_object();
        SCOPED_TRACE(text_of(one.at("about")));
        std::optional<Url> const base =
            one.contains("base") ? std::optional{url_of(text_of(one.at("base")))} : std::nullopt;
        auto const url = parse_exactly(text_of(one.at("input")), base ? &*base : nullptr);
        if (one.contains("fault")) {
            EXPECT_EQ(url ? url->text() : url.error().text(), text_of(one.at("fault")));
        } else {
            EXPECT_EQ(url ? url->text() : url.error().text(), text_of(one.at("is")));
        }
    }
}

TEST(Url, tells_its_components)
{
    Url const url = url_of("https://ann:secret@Example.org:8080/a/b?q=1#top");
    EXPECT_EQ(url.scheme(), "https");
    EXPECT_EQ(url.username(), "ann");
    EXPECT_EQ(url.password(), "secret");
    EXPECT_EQ(url.host(), "example.org");
    EXPECT_EQ(url.port(), 8080);
    EXPECT_EQ(url.path(), "/a/b");
    EXPECT_EQ(url.query(), "q=1");
    EXPECT_EQ(url.fragment(), "top");
    EXPECT_TRUE(url.is_web());
    EXPECT_TRUE(url.has_host());
    EXPECT_FALSE(url.has_opaque_path());
}

TEST(Url, tells_an_empty_component_from_none)
{
    EXPECT_EQ(url_of("https://example.org/").query(), std::nullopt);
    EXPECT_EQ(url_of("https://example.org/?").query(), "");
    EXPECT_EQ(url_of("https://example.org/").fragment(), std::nullopt);
    EXPECT_EQ(url_of("https://example.org/#").fragment(), "");
    EXPECT_FALSE(url_of("mailto:ann@example.org").has_host());
    EXPECT_TRUE(url_of("file:///a").has_host());
    EXPECT_EQ(url_of("file:///a").host(), "");
}

TEST(Url, does_not_count_the_guard_of_a_path_as_its_path)
{
    Url const url = url_of("word:/.//a/b");
    EXPECT_EQ(url.path(), "//a/b");
    auto const joined = parse_exactly("c", &url);
    ASSERT_TRUE(joined);
    EXPECT_EQ(joined->text(), "word:/.//a/c");
    EXPECT_EQ(joined->path(), "//a/c");
}

TEST(Url, shows_its_components_after_joining_a_base)
{
    Url const base = url_of("https://ann:secret@example.org:8080/a/b?q#f");
    auto const url = parse_exactly("../c#g", &base);
    ASSERT_TRUE(url);
    EXPECT_EQ(url->username(), "ann");
    EXPECT_EQ(url->password(), "secret");
    EXPECT_EQ(url->host(), "example.org");
    EXPECT_EQ(url->port(), 8080);
    EXPECT_EQ(url->path(), "/c");
    EXPECT_EQ(url->query(), std::nullopt);
    EXPECT_EQ(url->fragment(), "g");
}

TEST(Url, writes_broken_utf8_as_the_replacement_character)
{
    EXPECT_EQ(url_of("https://example.org/\xff\xe2\x82x").text(), "https://example.org/%EF%BF%BD%EF%BF%BDx");
    auto const refused = parse_exactly("https://example.org/\xff:\xe2\x82");
    ASSERT_TRUE(refused);
    EXPECT_EQ(parse_exactly("https://\xff:80/").error(), (UrlError{{}, UrlFault::bad_host, 8}));
    EXPECT_EQ(parse_exactly("https://a/\xff").value().path(), "/%EF%BF%BD");
}

TEST(Url, places_a_fault_behind_broken_utf8_by_the_bytes_given)
{
    EXPECT_EQ(parse_exactly("word://\xff\xff:9z/").error(), (UrlError{{}, UrlFault::bad_port, 11}));
}

TEST(Url, takes_a_nul_for_a_character_like_any_other)
{
    EXPECT_EQ(url_of(std::string_view{"https://example.org/a\0b", 23}).text(), "https://example.org/a%00b");
    EXPECT_EQ(parse_exactly(std::string_view{"https://exam\0ple/", 17}).error(),
              (UrlError{{}, UrlFault::bad_host, 12}));
}

TEST(Url, of_the_longest_length_is_read_and_one_byte_more_is_refused)
{
    std::string const start = "https://example.org/";
    std::string const longest = start + std::string(Url::longest - start.size(), 'a');
    EXPECT_EQ(url_of(longest).text().size(), Url::longest);
    EXPECT_EQ(parse_exactly(longest + "a").error(), (UrlError{{}, UrlFault::too_long, Url::longest}));
}

TEST(Url, that_grows_too_long_by_encoding_is_refused)
{
    std::string const spaces = "https://example.org/" + std::string(Url::longest / 2, ' ') + "a";
    EXPECT_EQ(parse_exactly(spaces).error().fault, UrlFault::too_long);
}

TEST(Url, that_grows_too_long_by_its_base_is_refused)
{
    Url const base = url_of("https://example.org/" + std::string(Url::longest / 2, 'a') + "/b");
    EXPECT_EQ(parse_exactly(std::string(Url::longest / 2, 'c'), &base).error().fault, UrlFault::too_long);
}

TEST(UrlError, says_in_words_what_is_wrong_and_where)
{
    EXPECT_EQ(parse_exactly("http://example.org:99999/").error().text(), "bad port at 19");
    EXPECT_EQ(parse_exactly("").error().text(), "empty URL at 0");
    EXPECT_EQ(UrlError{}.text(), "no fault at 0");
}

} // namespace
} // namespace florilege::tests
