#include "tests/web/feeds/sample_feed.hpp"
#include "web/feeds/atom.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace florilege::web {
namespace {

std::string text(pugi::xml_node node, char const* name)
{
    return node.child(name).text().get();
}

/// Where the links of that relation lead, one behind the other.
std::string links(pugi::xml_node node, char const* relation)
{
    std::string all;
    for (auto const link : node.children("link"))
        if (std::string_view{link.attribute("rel").value()} == relation) {
            if (!all.empty()) all += ' ';
            all += link.attribute("href").value();
        }
    return all;
}

struct Parsed {
    explicit Parsed(Feed const& feed) : source{atom_of(feed)}
    {
        auto const result =
            document.load_buffer(source.data(), source.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        EXPECT_TRUE(result) << result.description();
        feed_node = document.child("feed");
    }
    std::string source;
    pugi::xml_document document;
    pugi::xml_node feed_node;
};

TEST(AtomFeed, says_all_that_the_standard_wants)
{
    Parsed const parsed{tests::sample_feed()};
    auto const feed = parsed.feed_node;
    EXPECT_STREQ(feed.attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
    EXPECT_EQ(text(feed, "id"), "tag:links.example,2026:u/AAAA");
    EXPECT_EQ(text(feed, "updated"), "2012-01-30T09:00:00Z");
    EXPECT_EQ(text(feed.child("author"), "name"), "colette");
    EXPECT_EQ(links(feed, "self"), "https://links.example/u/colette.atom");
    EXPECT_EQ(links(feed, "alternate"), "https://links.example/u/colette");
    EXPECT_EQ(links(feed, "next"), "https://links.example/u/colette.atom?after=abc&link=permalink");
    EXPECT_EQ(links(feed, "first"), "");
    auto const entry = feed.child("entry");
    EXPECT_EQ(text(entry, "id"), "tag:links.example,2026:b/BBBB");
    EXPECT_EQ(text(entry, "title"), "Use <b> & \"wisely\"");
    EXPECT_EQ(text(entry, "published"), "2012-01-30T08:00:00Z");
    EXPECT_EQ(text(entry, "updated"), "2012-01-30T09:00:00Z");
    EXPECT_EQ(text(entry, "summary"), "5 < 6 & so on");
    EXPECT_EQ(text(entry, "content"), "<p dir=\"auto\">5 &lt; 6 &amp; so on</p>");
    EXPECT_STREQ(entry.child("content").attribute("type").value(), "html");
    EXPECT_STREQ(entry.child("category").attribute("term").value(), "old maps");
    EXPECT_STREQ(entry.child("category").attribute("scheme").value(), "https://links.example/u/colette/t/");
    EXPECT_FALSE(entry.child("author")) << "it is the feed's";
}

TEST(AtomFeed, leads_to_what_was_read_or_to_its_page)
{
    auto feed = tests::sample_feed();
    {
        Parsed const parsed{feed};
        EXPECT_EQ(links(parsed.feed_node.child("entry"), "alternate"), "https://example.org/a?x=1&y=2");
        EXPECT_EQ(links(parsed.feed_node.child("entry"), "related"), "https://links.example/b/BBBB");
    }
    feed.links = FeedLinks::permalink;
    {
        Parsed const parsed{feed};
        EXPECT_EQ(links(parsed.feed_node.child("entry"), "alternate"), "https://links.example/b/BBBB");
        EXPECT_EQ(links(parsed.feed_node.child("entry"), "related"), "https://example.org/a?x=1&y=2");
    }
    feed.links = FeedLinks::target;
    feed.entries[0].target.clear();
    Parsed const parsed{feed};
    EXPECT_EQ(links(parsed.feed_node.child("entry"), "alternate"), "https://links.example/b/BBBB");
    EXPECT_EQ(links(parsed.feed_node.child("entry"), "related"), "");
}

TEST(AtomFeed, names_its_first_page_on_the_others)
{
    auto feed = tests::sample_feed();
    feed.self = feed.next;
    feed.next.clear();
    Parsed const parsed{feed};
    EXPECT_EQ(links(parsed.feed_node, "first"), "https://links.example/u/colette.atom");
    EXPECT_EQ(links(parsed.feed_node, "next"), "");
}

TEST(AtomFeed, holds_nothing_two_hundred_and_what_is_hostile)
{
    auto feed = tests::sample_feed();
    auto entry = feed.entries.front();
    feed.entries.clear();
    EXPECT_FALSE(Parsed{feed}.feed_node.child("entry"));
    entry.title = tests::hostile;
    entry.summary = tests::hostile;
    entry.html = tests::hostile;
    entry.tags = {{tests::hostile, {}}};
    entry.author = {tests::hostile, {}};
    feed.entries.assign(200, entry);
    feed.title = tests::hostile;
    Parsed const parsed{feed};
    std::string const kept = "a]]>\x7F<script>&amp;\U0001F5FA \u0645\u0631\u062D\u0628\u0627";
    EXPECT_EQ(text(parsed.feed_node, "title"), kept);
    std::size_t count = 0;
    for (auto const node : parsed.feed_node.children("entry")) {
        ++count;
        EXPECT_EQ(text(node, "title"), kept);
        EXPECT_EQ(text(node, "content"), kept);
        EXPECT_EQ(node.child("category").attribute("term").value(), kept);
        EXPECT_EQ(text(node.child("author"), "name"), kept);
    }
    EXPECT_EQ(count, 200U);
}

} // namespace
} // namespace florilege::web
