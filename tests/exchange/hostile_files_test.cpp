// Files that are made, or broken, so that reading them costs too much: what is held stays within the limits,
// and reading ends.
#include "exchange/formats.hpp"
#include "tests/exchange/counting.hpp"
#include "tests/exchange/measured_source.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/sources.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

constexpr std::uint64_t file_bytes = 4u << 20;
constexpr std::size_t record_bytes = 128u << 10;
constexpr std::size_t document_bytes = 512u << 10; // what formats that must be held whole may hold

struct Outcome {
    std::uint64_t bookmarks = 0, rejected = 0;
    std::size_t peak = 0;
};

Outcome read_endless(std::string_view format, std::string head, std::string piece)
{
    EndlessSource endless{std::move(head), std::move(piece), file_bytes};
    MeasuredSource source{endless};
    Counting counting;
    find_format(format)->read(source, {.record_bytes = record_bytes, .document_bytes = document_bytes},
                              counting);
    return {counting.bookmarks, counting.rejected, source.peak()};
}

constexpr std::size_t allowed = 2u << 20;

struct Endless {
    char const* format;
    char const* head;
    char const* piece;
};

class HostileFile : public ::testing::TestWithParam<Endless> {};

TEST_P(HostileFile, is_read_within_bounded_memory)
{
    auto const& file = GetParam();
    EXPECT_LT(read_endless(file.format, file.head, file.piece).peak, allowed);
}

constexpr char const* netscape_head = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n";

INSTANTIATE_TEST_SUITE_P(
    Formats, HostileFile,
    ::testing::Values(
        Endless{"netscape", "", "x"}, Endless{"netscape", netscape_head, "x"},
        Endless{"netscape", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF=\"", "x"},
        Endless{"netscape", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF=\"http://a.example/\">", "<b>x"},
        Endless{"netscape", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF=\"http://a.example/\">A</A><DD>",
                "word\n"},
        Endless{"netscape", netscape_head, "<DT><H3>Folder</H3><DL><p>"},
        Endless{"netscape", netscape_head, "</DL>"}, Endless{"netscape", netscape_head, "<!--"},
        Endless{"netscape", netscape_head,
                "<DT><A HREF=\"http://a.example/\" ADD_DATE=\"1\" TAGS=\"a,b\">A</A>\n<DD>Said\n"},
        Endless{"pocket-html", "<title>Pocket Export</title><h1>Unread</h1>",
                "<li><a href=\"http://a.example/\">A"},
        Endless{"pocket-html", "<h1>", "x"}, Endless{"pocket-csv", "", "x"},
        Endless{"pocket-csv", "title,url,time_added,tags,status\n", "x"},
        Endless{"pocket-csv", "title,url,time_added,tags,status\n\"", "x\n"},
        Endless{"pocket-csv", "title,url,time_added,tags,status\n", ","},
        Endless{"pocket-csv", "title,url,time_added,tags,status\n", "x\",\"b\n"},
        Endless{"diigo-json", "[", "{\"url\":\"http://a.example/\",\"annotations\":[],\"tags\":\"a\"},"},
        Endless{"pocket-json", "[", "{\"url\":\"http://a.example/\",\"highlights\":[{\"quote\":\"a\"}]},"},
        Endless{"pinboard-json", "[", "{"}, Endless{"pinboard-json", "[{\"a\":\"", "x"},
        Endless{"pinboard-json", "", "["},
        Endless{"pinboard-json", "[", "{\"href\":\"http://a.example/\",\"description\":\"A\"},"},
        Endless{"pinboard-json", "[", "{\"a\":\"\n"},
        Endless{"pinboard-xml", "<posts>", "<post href=\"http://a.example/\"/>"},
        Endless{"pinboard-xml", "<posts>", "x"}, Endless{"pinboard-xml", "<posts><post href=\"", "x"},
        Endless{"pinboard-xml", "<posts>", "<post "}, Endless{"pinboard-xml", "<posts><!--", "-"},
        Endless{"delicious-xml", "", "<"}, Endless{"delicious-xml", "", "<post"},
        Endless{"delicious-xml", "<posts>", "<!a>"}, Endless{"delicious-xml", "<posts>", "<!"},
        Endless{"instapaper-csv", "URL,Title,Selection,Folder\n", "x\",\"b\n"},
        Endless{"instapaper-csv", "URL,Title,Selection,Folder,Timestamp,Tags\n",
                "http://a.example/,,,F,1,[[[[\n"},
        Endless{"raindrop-csv", "url,folder,excerpt,favorite\n", "http://a.example/,a/b/c,,x\n"},
        Endless{"readwise-csv", "Highlight,Book Title,Note,Highlighted at\n", "said,Book,,\n"},
        Endless{"csv", "", "url,title\n"}, Endless{"csv", "url,title\n\"", "x\n"},
        Endless{"csv", "url;folder\n", "http://a.example/;a/b\n"},
        Endless{"linkding-json", "{\"results\":[", "{\"tag_names\":[\"a\"],\"url\":\"http://a.example/\"},"},
        Endless{"linkding-json", "{\"a\":", "["}, Endless{"linkding-json", "{", "\"a\":1,"},
        Endless{"wallabag-json", "[", "{\"url\":\"http://a.example/\",\"content\":\"<p>\"},"},
        Endless{"wallabag-json", "[{\"content\":\"", "<b>"},
        Endless{"karakeep-json", "{\"bookmarks\":[",
                "{\"lists\":[\"l\"],\"title\":\"A\",\"content\":{\"type\":\"link\",\"url\":\"http://"
                "a.example/\"}},"},
        Endless{"linkwarden-json", "{\"collections\":[",
                "{\"id\":1,\"name\":\"A\",\"parentId\":2,\"links\":[{\"url\":\"http://a.example/\"}]},"},
        Endless{"linkwarden-json", "{\"collections\":[{\"id\":1,\"links\":[",
                "{\"url\":\"http://a.example/\"},"},
        Endless{"omnivore-json", "[", "{\"slug\":\"a\",\"url\":\"http://a.example/\"},"},
        Endless{"medium-html", "<h1>Bookmarks</h1><ul>",
                "<li><a class=\"h-cite\" href=\"http://a.example/\">A"},
        Endless{"medium-html", "<h1>", "x"},
        Endless{"hypothesis", "{\"rows\":[", "{\"uri\":\"http://a.example/\",\"text\":\"a\"},\n"},
        Endless{"hypothesis", "{\"rows\":[", "{\"id\":\"a\",\"references\":[\"a\"],\"text\":\"a\"},\n"},
        Endless{"hypothesis", "{\"rows\":", "["}, Endless{"hypothesis", "{\"rows\":[{\"uri\":\"", "x"},
        Endless{"urls", "", "x"}, Endless{"urls", "", "https://a.example/ A\n"}, Endless{"onetab", "", "://"},
        Endless{"safari-plist", "<plist><dict><key>Children</key>", "<array>"},
        Endless{"safari-plist", "<plist><dict><key>", "x"},
        Endless{"tab-sessions", "[", "{\"windows\":{\"1\":{\"1\":{\"url\":\"http://a.example/\"}}}},"},
        Endless{"x-likes", "window.YTD.like.part0 = [", "{\"like\":{\"tweetId\":\"1\"}},"},
        Endless{"opml", "<opml>", "<outline text=\"a\">"},
        Endless{"opml", "<opml>", "<outline xmlUrl=\"http://a.example/\"/>"},
        Endless{"feed", "<rss><channel>", "<item><link>http://a.example/</link></item>"},
        Endless{"feed", "<rss><item><description>", "<b>x"},
        Endless{"feed", "<rss><item><description>", "</b>"},
        Endless{"feed", "<feed><entry>", "<category term=\"a\"/>"},
        Endless{"feed", "<rss><item><title><![CDATA[", "]]x"},
        Endless{"enex", "<en-export><note><content><![CDATA[", "x"},
        Endless{"enex", "<en-export><note><resource><data>", "AAAA\n"},
        Endless{"enex", "<en-export>", "<note><title>A</title></note>"},
        Endless{"enex", "<en-export><note>", "<tag>a</tag>"}, Endless{"ris", "TY  - JOUR\n", "KW  - a\n"},
        Endless{"ris", "", "TY  - JOUR\nTI  - A\nER  - \n"}, Endless{"ris", "TY  - JOUR\nN1  - ", "word\n"},
        Endless{"csl-json", "[", "{\"type\":\"book\",\"title\":\"A\"},"},
        Endless{"bibtex", "@book{a, title = {", "{\n"}, Endless{"bibtex", "", "@book{a, title = {A}}\n"},
        Endless{"kindle", "", "x"}, Endless{"kindle", "", "x\n"}, Endless{"kindle", "", "==========\n"},
        Endless{"kindle", "A (B)\n- Your Highlight at location 1 | Added on 6 May 2019\n", "word\n"},
        Endless{"kindle", "",
                "A (B)\n- Your Highlight at location 1 | Added on 6 May 2019\n\nsaid\n==========\n"}));

TEST(Netscape, ten_thousand_levels_of_folders_are_followed_to_the_limit_and_told_once)
{
    std::string content = netscape_head;
    for (int i = 0; i < 10'000; ++i)
        content += "<DT><H3>" + std::to_string(i) + "</H3><DL><p>";
    content += "<DT><A HREF=\"http://deep.example/\">Deep</A>";
    for (int i = 0; i < 10'000; ++i)
        content += "</DL><p>";
    content += "<DT><A HREF=\"http://after.example/\">After</A>";
    Recording recording;
    read_text(*find_format("netscape"), content, {}, recording);
    ASSERT_EQ(recording.bookmarks.size(), 2u);
    EXPECT_EQ(recording.bookmarks[0].draft.lists.at(0).size(), 511u) << "the outermost <DL> has no name";
    EXPECT_TRUE(recording.bookmarks[1].draft.lists.empty());
    EXPECT_EQ(recording.warned.size(), 1u);
}

TEST(Netscape, a_damaged_tag_does_not_swallow_the_rest)
{
    std::string content = netscape_head;
    for (int i = 0; i < 100; ++i)
        content +=
            "<DT><A HREF=\"http://a.example/" + std::to_string(i) + (i == 50 ? ">A</A>\n" : "\">A</A>\n");
    Recording recording;
    read_text(*find_format("netscape"), content, {}, recording);
    EXPECT_GE(recording.bookmarks.size(), 98u);
}

TEST(Netscape, what_is_read_does_not_depend_on_how_the_file_is_cut)
{
    std::string content = "<!DOCTYPE "
                          "NETSCAPE-Bookmark-file-1>\r\n<DL><p>\r\n<DT><H3>Caf\xC3\xA9</H3>\r\n<DL><p>\r\n"
                          "<DT><A HREF=\"http://a.example/?a&amp;b\" TAGS=\"a,\xC3\xA9\">A "
                          "&eacute;</A>\r\n<DD>One\r\ntwo\r\n</DL>";
    Recording whole;
    ChunkedSource at_once{content, content.size(), sample_lead};
    find_format("netscape")->read(at_once, {}, whole);
    ASSERT_EQ(whole.bookmarks.size(), 1u);
    for (std::size_t chunk = 1; chunk < content.size(); chunk += 7) {
        Recording recording;
        ChunkedSource source{content, chunk, sample_lead};
        find_format("netscape")->read(source, {}, recording);
        EXPECT_EQ(print(recording), print(whole)) << chunk;
    }
}

} // namespace
} // namespace florilege::exchange
