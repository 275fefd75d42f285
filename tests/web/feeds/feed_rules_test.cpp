#include "tests/web/feeds/feed_rules.hpp"
#include "tests/web/feeds/sample_feed.hpp"
#include "web/feeds/atom.hpp"
#include "web/feeds/json_feed.hpp"
#include "web/feeds/rss.hpp"

#include <gmock/gmock.h>

namespace florilege::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// What is put in the place of what, and what is said of that.
struct Slip {
    std::string_view of;
    std::string_view by;
    std::string_view said;
};

void notices(std::string_view type, std::string const& feed, std::vector<Slip> const& slips)
{
    EXPECT_THAT(broken_rules(type, feed), IsEmpty()) << feed;
    for (auto const& [of, by, said] : slips) {
        auto wrong = feed;
        auto const at = wrong.find(of);
        ASSERT_NE(at, std::string::npos) << of;
        EXPECT_THAT(broken_rules(type, wrong.replace(at, of.size(), by)), ElementsAre(HasSubstr(said))) << by;
    }
}

TEST(FeedRules, notice_what_atom_does_not_allow)
{
    notices("application/atom+xml; charset=utf-8", web::atom_of(sample_feed()),
            {{"2005/Atom\"", "2006/Atom\"", "namespace"},
             {"<title>colette</title>", "", "0 of title"},
             {"<title>colette</title>", "<title>a</title><title>b</title>", "2 of title"},
             {"<title>colette</title>", "<title><b>a</b></title>", "elements where text stands"},
             {"<generator>", "<odd/><generator>", "not allowed here"},
             {"<generator>", "odd<generator>", "text between"},
             {"<generator>", "<dc:creator>a</dc:creator><generator>", "not declared"},
             {"<id>tag:links.example,2026:u/AAAA</id>", "<id>u/AAAA</id>", "no absolute address"},
             {"2026:b/BBBB", "2026:u/AAAA", "was there already"},
             {"rel=\"self\"", "rel=\"other\"", "its own address"},
             {"href=\"https://links.example/u/colette\"", "href=\"/u/colette\"", "leads to no absolute"},
             {"type=\"text/html\"", "type=\"html\"", "type that is none"},
             {"term=\"old maps\" ", "", "no term"},
             {"type=\"html\">", "type=\"markdown\">", "of the type markdown"},
             {"<category ", "<category colour=\"red\" ", "an attribute colour"},
             {"Z</updated>", "</updated>", "RFC 3339"}});
}

TEST(FeedRules, notice_what_rss_does_not_allow)
{
    notices(
        "application/rss+xml", web::rss_of(sample_feed()),
        {{"version=\"2.0\"", "version=\"0.91\"", "no version 2.0"},
         {"<link>https://links.example/u/colette</link>", "", "0 of link"},
         {"<link>https://links.example/u/colette</link>", "<link>/u/colette</link>", "no absolute address"},
         {" +0000</pubDate>", " CEST</pubDate>", "RFC 822"},
         {"<ttl>60", "<ttl>an hour", "no number"},
         {"isPermaLink=\"false\"", "isPermaLink=\"true\"", "no address to open"},
         {"<item>", "<item><odd/>", "not allowed here"},
         {"rel=\"self\"", "rel=\"other\"", "its own address"}});
}

TEST(FeedRules, notice_what_json_feed_does_not_allow)
{
    notices("application/feed+json", web::json_feed_of(sample_feed()),
            {{"version/1.1", "version/9", "is another one"},
             {"\"title\":\"colette\",", "", "no title"},
             {"\"feed_url\":\"https:", "\"feed_url\":\"", "no absolute address"},
             {"\"home_page_url\"", "\"homepage\"", "a member homepage"},
             {"\"content_html\"", "\"_html\"", "without content"},
             {"Z\",\"date_modified\"", "\",\"date_modified\"", "RFC 3339"},
             {"[\"old maps\"", "[\"\"", "no text, or an empty one"},
             {"\"id\":", "\"_id\":", "no id"}});
    EXPECT_THAT(broken_rules("application/feed+json", "[]"), ElementsAre(HasSubstr("no JSON object")));
}

} // namespace
} // namespace florilege::tests
