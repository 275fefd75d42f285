#include "tests/web/feeds/sample_feed.hpp"
#include "web/feeds/json_feed.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace florilege::web {
namespace {

namespace json = boost::json;

json::object parsed(Feed const& feed)
{
    return json::parse(json_feed_of(feed)).as_object();
}

std::string at(json::object const& object, std::string_view name)
{
    return std::string{object.at(name).as_string()};
}

TEST(JsonFeed, says_all_that_the_standard_wants)
{
    auto const feed = parsed(tests::sample_feed());
    EXPECT_EQ(at(feed, "version"), "https://jsonfeed.org/version/1.1");
    EXPECT_EQ(at(feed, "title"), "colette");
    EXPECT_EQ(at(feed, "home_page_url"), "https://links.example/u/colette");
    EXPECT_EQ(at(feed, "next_url"), "https://links.example/u/colette.atom?after=abc&link=permalink");
    EXPECT_NE(at(feed, "next_url"), at(feed, "feed_url"));
    EXPECT_EQ(at(feed.at("authors").as_array().at(0).as_object(), "name"), "colette");
    auto const item = feed.at("items").as_array().at(0).as_object();
    EXPECT_EQ(at(item, "id"), "tag:links.example,2026:b/BBBB");
    EXPECT_EQ(at(item, "url"), "https://links.example/b/BBBB");
    EXPECT_EQ(at(item, "external_url"), "https://example.org/a?x=1&y=2");
    EXPECT_EQ(at(item, "title"), "Use <b> & \"wisely\"");
    EXPECT_EQ(at(item, "content_html"), "<p dir=\"auto\">5 &lt; 6 &amp; so on</p>");
    EXPECT_EQ(at(item, "date_published"), "2012-01-30T08:00:00Z");
    EXPECT_EQ(item.at("tags").as_array().size(), 2U);
}

TEST(JsonFeed, leaves_out_what_is_not_there)
{
    auto sample = tests::sample_feed();
    sample.next.clear();
    auto& entry = sample.entries.front();
    entry.target.clear();
    entry.summary.clear();
    entry.tags.clear();
    entry.html.clear();
    auto const feed = parsed(sample);
    EXPECT_FALSE(feed.contains("next_url"));
    auto const item = feed.at("items").as_array().at(0).as_object();
    for (auto const* name : {"external_url", "summary", "tags", "authors"})
        EXPECT_FALSE(item.contains(name)) << name;
    EXPECT_EQ(at(item, "content_html"), "") << "the standard wants it";
}

TEST(JsonFeed, holds_nothing_two_hundred_and_what_is_hostile)
{
    auto feed = tests::sample_feed();
    auto entry = feed.entries.front();
    feed.entries.clear();
    EXPECT_TRUE(parsed(feed).at("items").as_array().empty());
    entry.title = tests::hostile;
    feed.entries.assign(200, entry);
    auto const items = parsed(feed).at("items").as_array();
    ASSERT_EQ(items.size(), 200U);
    EXPECT_EQ(at(items.at(199).as_object(), "title"), tests::hostile);
}

} // namespace
} // namespace florilege::web
