#include "tests/product.hpp"
#include "web/feeds/content.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using tests::page;
using tests::passage;

FeedEntry entry()
{
    FeedEntry entry;
    entry.title = "A <title>";
    entry.permalink = "https://links.example/b/BBBB";
    entry.target = "https://example.org/a?x=1&y=2";
    entry.tags = {{"old <maps>", "https://links.example/u/colette/t/old"}, {"bare", {}}};
    return entry;
}

TEST(FeedContent, shows_the_note_and_the_passages_escaped)
{
    auto bookmark = page("https://example.org/a");
    bookmark.note = "One <script>alert(1)</script>\nline\n\n\n\nAnother";
    bookmark.highlights = {passage("A <b>quote</b>\n\nof two", "said & done"), passage("", "of the page")};
    auto const html = content_of(bookmark, entry(), FeedLinks::target);
    EXPECT_THAT(html, StartsWith("<p dir=\"auto\">One &lt;script&gt;alert(1)&lt;/script&gt;<br>line</p>"
                                 "<p dir=\"auto\">Another</p>"));
    EXPECT_THAT(html, HasSubstr("<blockquote><p dir=\"auto\">A &lt;b&gt;quote&lt;/b&gt;</p>"
                                "<p dir=\"auto\">of two</p></blockquote>"
                                "<p dir=\"auto\">said &amp; done</p>"
                                "<p dir=\"auto\">of the page</p>"));
    EXPECT_THAT(html, HasSubstr("<p><a href=\"https://links.example/u/colette/t/old\">old &lt;maps&gt;</a>, "
                                "bare</p>"));
}

TEST(FeedContent, has_the_address_to_which_the_title_does_not_lead)
{
    auto const bookmark = page("https://example.org/a");
    EXPECT_THAT(content_of(bookmark, entry(), FeedLinks::target),
                EndsWith("<p><a href=\"https://links.example/b/BBBB\">∞</a></p>"));
    auto const html = content_of(bookmark, entry(), FeedLinks::permalink);
    EXPECT_THAT(html, StartsWith("<p><a href=\"https://example.org/a?x=1&amp;y=2\">A &lt;title&gt;</a></p>"));
    EXPECT_THAT(html, Not(HasSubstr("∞")));
    auto without = entry();
    without.target.clear();
    EXPECT_THAT(content_of(bookmark, without, FeedLinks::target), Not(HasSubstr("∞")));
}

TEST(FeedContent, is_summed_up_by_the_note_or_the_first_passage)
{
    auto bookmark = page("https://example.org/a");
    EXPECT_EQ(summary_of(bookmark), "");
    bookmark.highlights = {passage("", "a remark"), passage("A passage\nof <two> lines")};
    EXPECT_EQ(summary_of(bookmark), "A passage of <two> lines");
    for (int count = 0; count < 100; ++count)
        bookmark.note += "réputation ";
    EXPECT_THAT(summary_of(bookmark), StartsWith("réputation réputation"));
    EXPECT_LE(summary_of(bookmark).size(), 300U);
}

} // namespace
} // namespace florilege::web
