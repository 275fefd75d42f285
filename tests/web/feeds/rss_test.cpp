#include "tests/web/feeds/sample_feed.hpp"
#include "web/feeds/rss.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace florilege::web {
namespace {

std::string text(pugi::xml_node node, char const* name)
{
    return node.child(name).text().get();
}

struct Parsed {
    explicit Parsed(Feed const& feed) : source{rss_of(feed)}
    {
        auto const result =
            document.load_buffer(source.data(), source.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        EXPECT_TRUE(result) << result.description();
        channel = document.child("rss").child("channel");
    }
    std::string source;
    pugi::xml_document document;
    pugi::xml_node channel;
};

TEST(RssFeed, says_all_that_readers_want)
{
    Parsed const parsed{tests::sample_feed()};
    auto const channel = parsed.channel;
    EXPECT_STREQ(parsed.document.child("rss").attribute("version").value(), "2.0");
    EXPECT_EQ(text(channel, "title"), "colette");
    EXPECT_EQ(text(channel, "link"), "https://links.example/u/colette");
    EXPECT_FALSE(text(channel, "description").empty());
    EXPECT_EQ(text(channel, "lastBuildDate"), "Mon, 30 Jan 2012 09:00:00 +0000");
    EXPECT_STREQ(channel.child("atom:link").attribute("rel").value(), "self");
    EXPECT_STREQ(channel.find_child_by_attribute("atom:link", "rel", "next").attribute("href").value(),
                 "https://links.example/u/colette.atom?after=abc&link=permalink");
    auto const item = channel.child("item");
    EXPECT_EQ(text(item, "title"), "Use <b> & \"wisely\"");
    EXPECT_EQ(text(item, "link"), "https://example.org/a?x=1&y=2");
    EXPECT_EQ(text(item, "guid"), "tag:links.example,2026:b/BBBB");
    EXPECT_STREQ(item.child("guid").attribute("isPermaLink").value(), "false");
    EXPECT_EQ(text(item, "pubDate"), "Mon, 30 Jan 2012 08:00:00 +0000");
    EXPECT_EQ(text(item, "dc:creator"), "colette");
    EXPECT_EQ(text(item, "category"), "old maps");
    EXPECT_EQ(text(item, "description"), "5 &lt; 6 &amp; so on") << "a reader takes it for HTML";
    EXPECT_EQ(text(item, "content:encoded"), "<p dir=\"auto\">5 &lt; 6 &amp; so on</p>");
}

TEST(RssFeed, describes_by_the_title_what_has_no_note)
{
    auto feed = tests::sample_feed();
    feed.entries[0].summary.clear();
    EXPECT_EQ(text(Parsed{feed}.channel.child("item"), "description"), "Use &lt;b&gt; &amp; \"wisely\"");
}

TEST(RssFeed, holds_nothing_two_hundred_and_what_is_hostile)
{
    auto feed = tests::sample_feed();
    auto entry = feed.entries.front();
    feed.entries.clear();
    EXPECT_FALSE(Parsed{feed}.channel.child("item"));
    entry.title = tests::hostile;
    entry.html = tests::hostile;
    feed.entries.assign(200, entry);
    Parsed const parsed{feed};
    std::size_t count = 0;
    for (auto const node : parsed.channel.children("item")) {
        ++count;
        EXPECT_EQ(text(node, "content:encoded"),
                  "a]]>\x7F<script>&amp;\U0001F5FA \u0645\u0631\u062D\u0628\u0627");
    }
    EXPECT_EQ(count, 200U);
}

} // namespace
} // namespace florilege::web
