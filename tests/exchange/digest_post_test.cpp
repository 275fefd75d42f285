#include "exchange/formats.hpp"
#include "exchange/importers/digest_post/digest_post.hpp"
#include "tests/exchange/recording.hpp"

#include <gmock/gmock.h>

namespace florilege::exchange {
namespace {

/// A post, read.
struct ReadPost : Recording {
    explicit ReadPost(std::string content, ImportOptions const& options = {})
    {
        read_text(digest_post_format, std::move(content), options, *this);
    }
};

constexpr std::string_view footer = "\nPosted from Diigo. The rest of my favorite links are here.\n";
constexpr std::string_view html_footer = "<p>Posted from Diigo. The rest of my favorite links are here.</p>";

std::string text_post(std::size_t entries, std::size_t highlights)
{
    std::string post = "Many links\n\n";
    for (std::size_t entry = 0; entry < entries; ++entry) {
        post += "  • « Comment " + std::to_string(entry) + ". »\n\n    tags: a b" + std::to_string(entry) +
                "\n\n";
        for (std::size_t at = 0; at < highlights; ++at)
            post += "    • Passage " + std::to_string(at) + ".\n";
    }
    return post += footer;
}

std::string html_post(std::size_t entries)
{
    std::string post = "<ul>";
    for (std::size_t entry = 0; entry < entries; ++entry) {
        auto const number = std::to_string(entry);
        post += "<li><p><a href=\"https://example.org/" + number + "\">Title " + number +
                "</a></p><p>tags: a b</p><ul><li>Passage<ul><li>Note</li></ul></li></ul></li>\n";
    }
    return (post += "</ul>") += html_footer;
}

TEST(DigestPost, reads_every_case_as_expected)
{
    run_cases(digest_post_format, "digest_post");
}

TEST(DigestPost, reads_a_post_of_five_hundred_entries)
{
    ReadPost const text(text_post(500, 3));
    ASSERT_EQ(text.bookmarks.size(), 500u);
    for (auto const& kept : text.bookmarks)
        EXPECT_EQ(kept.draft.highlights.size(), 3u);
    ReadPost const html(html_post(500));
    ASSERT_EQ(html.bookmarks.size(), 500u);
    EXPECT_EQ(html.bookmarks.back().draft.url->text(), "https://example.org/499");
    EXPECT_EQ(html.bookmarks.back().draft.highlights.at(0).note, "Note");
}

TEST(DigestPost, gives_every_passage_without_a_link_an_origin_of_its_own_and_always_the_same)
{
    ReadPost const once(text_post(50, 2));
    ReadPost const again(text_post(50, 2));
    std::set<std::string> origins;
    for (std::size_t at = 0; at < once.bookmarks.size(); ++at) {
        EXPECT_EQ(once.bookmarks[at].draft, again.bookmarks[at].draft);
        origins.insert(once.bookmarks[at].draft.origin);
    }
    EXPECT_EQ(origins.size(), 50u);
}

TEST(DigestPost, counts_every_entry_exactly_once)
{
    ReadPost const post("<ul><li>no link</li><li><a href='https://example.org/'>one</a><p>tags: a</p></li>"
                        "<li></li></ul>" +
                        std::string{html_footer});
    EXPECT_EQ(post.bookmarks.size(), 1u);
    EXPECT_EQ(post.rejected.size(), 2u);
}

TEST(DigestPost, is_certain_of_a_list_with_its_footer_and_less_sure_without)
{
    std::string const complete = text_post(2, 1);
    EXPECT_EQ(digest_post_format.recognise(complete), Likeness::certain);
    EXPECT_EQ(digest_post_format.recognise(complete.substr(0, complete.find("Posted"))), Likeness::likely);
    EXPECT_EQ(digest_post_format.recognise(html_post(2)), Likeness::certain);
    // What recognise() sees of a large file ends somewhere.
    EXPECT_EQ(digest_post_format.recognise(html_post(2000).substr(0, 65536)), Likeness::likely);
}

TEST(DigestPost, does_not_recognise_what_only_speaks_of_the_service)
{
    for (std::string_view const text : {
             "I posted from Diigo for years.\n\n  • A notebook\n  • A pencil\n",
             "<p>Posted from Diigo: a history of a button.</p><ul><li><a "
             "href='https://example.org/'>x</a></li></ul>",
             "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF=\"https://example.org/\" "
             "TAGS=\"a\">x</A></DL>",
             "title,url,tags,description,comments,annotations,created_at\n",
             "{\"tags\": []}",
             "",
         })
        EXPECT_EQ(digest_post_format.recognise(text), Likeness::no) << text;
}

TEST(DigestPost, says_that_a_file_is_no_post_of_links)
{
    ReadPost const post("Dear diary\n\nNothing happened.\n");
    EXPECT_EQ(post.read(), 0u);
    ASSERT_EQ(post.refused.size(), 1u);
    EXPECT_NE(post.refused[0].text.find("not a post of links"), std::string::npos);
}

TEST(DigestPost, refuses_what_is_too_long_to_hold)
{
    ImportOptions options;
    options.document_bytes = 1000;
    ReadPost const post(text_post(100, 1), options);
    EXPECT_EQ(post.read(), 0u);
    EXPECT_EQ(post.refused.size(), 1u);
}

TEST(DigestPost, survives_any_cut_of_a_post)
{
    for (std::string const& post : {text_post(3, 2), html_post(3)})
        for (std::size_t end = 0; end < post.size(); ++end) {
            ReadPost const cut(post.substr(0, end));
            EXPECT_LE(cut.bookmarks.size(), 3u);
        }
}

TEST(DigestPost, keeps_hostile_nesting_shallow)
{
    std::string bullets = "Deep\n\n";
    for (std::size_t depth = 1; depth <= 400; ++depth)
        bullets += std::string(depth, ' ') + "• level\n";
    ReadPost const text(bullets + std::string{footer});
    ASSERT_EQ(text.bookmarks.size(), 1u);

    std::string lists;
    for (int depth = 0; depth < 200; ++depth)
        lists += "<ul><li>level";
    ReadPost const html(lists);
    EXPECT_EQ(html.bookmarks.size() + html.rejected.size() + html.refused.size(), 1u);

    ReadPost const too_deep(lists + lists + lists + lists + lists);
    EXPECT_EQ(too_deep.bookmarks.size() + too_deep.rejected.size(), 0u);
    EXPECT_FALSE(too_deep.refused.empty());
}

TEST(DigestPost, keeps_the_address_of_every_link_in_a_description)
{
    std::string description;
    for (int at = 0; at < 20000; ++at)
        description += "<a href='https://example.org/" + std::to_string(at) + "'>x</a> ";
    ReadPost const post("<ul><li><p><a href='https://example.org/'>Title</a></p><p>" + description +
                        "</p><p>tags: a</p></li></ul>" + std::string{html_footer});
    ASSERT_EQ(post.bookmarks.size(), 1u);
    auto const& note = post.bookmarks[0].draft.note;
    EXPECT_TRUE(note.starts_with("x (https://example.org/0) x (https://example.org/1) "))
        << note.substr(0, 99);
    EXPECT_TRUE(note.ends_with(" x (https://example.org/19999)"));
}

TEST(DigestPost, takes_a_tag_page_s_name_over_the_text_of_its_link)
{
    ReadPost const post("<ul><li><a href='https://example.org/'>x</a><p>tags: "
                        "<a href='https://www.diigo.com/user/oda/night%20work'>night…</a> "
                        "<a href='https://www.diigo.com/user/oda/a+b'>a b</a> "
                        "<a href='/t/c'>c</a> <a href='https://www.diigo.com/user/oda/no_tag'>no_tag</a>"
                        "</p></li></ul>" +
                        std::string{html_footer});
    ASSERT_EQ(post.bookmarks.size(), 1u);
    EXPECT_THAT(post.bookmarks[0].draft.tags, testing::ElementsAre("night work", "a b", "c"));
}

} // namespace
} // namespace florilege::exchange
