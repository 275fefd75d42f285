#include "library/search/snippet.hpp"
#include "tests/library/query/random_queries.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/random_library.hpp"
#include "text/html/readable.hpp"
#include "text/utf8/utf8.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

std::string shown(BookmarkDraft const& bookmark, std::string_view query)
{
    return snippet(bookmark, WantedWords{words_wanted(tests::query(query).root())});
}

BookmarkDraft noted(std::string note)
{
    BookmarkDraft draft;
    draft.note = std::move(note);
    return draft;
}

TEST(Snippet, marks_every_form_that_matched_and_escapes_all_text)
{
    EXPECT_EQ(shown(noted("Maps <b>& a map</b>"), "maps"),
              "<mark>Maps</mark> &lt;b&gt;&amp; a <mark>map</mark>&lt;/b&gt;");
    EXPECT_EQ(shown(noted("Maps, a map"), "\"map\""), "Maps, a <mark>map</mark>");
    EXPECT_EQ(shown(noted("cartography"), "carto*"), "<mark>cartography</mark>");
}

TEST(Snippet, marks_a_phrase_as_one_and_its_words_alone_not_at_all)
{
    EXPECT_EQ(shown(noted("maps of old maps, old"), "\"old maps\""), "maps of <mark>old maps</mark>, old");
    EXPECT_EQ(shown(noted("old old maps"), "\"old maps\" old"), "<mark>old</mark> <mark>old maps</mark>");
}

TEST(Snippet, leaves_unmarked_what_must_not_be_there_or_belongs_to_another_field)
{
    EXPECT_EQ(shown(noted("rivers and maps"), "rivers -tag:maps"), "<mark>rivers</mark> and maps");
    EXPECT_EQ(shown(noted("rivers and maps"), "rivers title:maps"), "<mark>rivers</mark> and maps");
}

TEST(Snippet, prefers_the_passage_with_most_of_the_words_then_the_first)
{
    auto draft = noted("only maps");
    draft.title = "maps and rivers";
    draft.highlights = {tests::passage("rivers too"), tests::passage("old maps of rivers")};
    EXPECT_EQ(shown(draft, "maps rivers"), "old <mark>maps</mark> of <mark>rivers</mark>");
    EXPECT_EQ(shown(draft, "maps"), "only <mark>maps</mark>");
    draft.highlights.clear();
    EXPECT_EQ(shown(draft, "maps rivers"), "<mark>maps</mark> and <mark>rivers</mark>");
}

TEST(Snippet, begins_the_text_where_the_words_stand_nowhere_in_it)
{
    auto draft = noted("a note");
    draft.tags = {"geo", "maps"};
    EXPECT_EQ(shown(draft, "rivers OR tag:geo"), "a note");
    EXPECT_EQ(shown(draft, "maps"), "geo · <mark>maps</mark>");
    EXPECT_EQ(shown({}, "maps"), "");
    EXPECT_EQ(shown(draft, "tag:geo"), "");
}

std::string long_note(std::string const& middle)
{
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "word" + std::to_string(i) + " ";
    text += middle;
    for (int i = 200; i < 400; ++i)
        text += " word" + std::to_string(i);
    return text;
}

TEST(Snippet, cuts_between_words_around_what_it_shows)
{
    auto const html = shown(noted(long_note("maps")), "maps");
    EXPECT_TRUE(html.starts_with("…word")) << html;
    EXPECT_TRUE(html.ends_with("…")) << html;
    EXPECT_NE(html.find("word199 <mark>maps</mark> word200"), std::string::npos) << html;
    EXPECT_LE(html.size(), SnippetLength::bytes + 2 * std::string_view{"…"}.size() +
                               std::string_view{"<mark></mark>"}.size());
    EXPECT_GE(html.size(), SnippetLength::bytes / 2);
    auto const begin =
        html.substr(std::string_view{"…"}.size(), html.find(' ') - std::string_view{"…"}.size());
    EXPECT_NE(long_note("maps").find(" " + begin + " "), std::string::npos) << begin;
}

TEST(Snippet, of_any_text_is_well_formed_and_holds_whole_characters)
{
    tests::RandomLibrary library{21};
    tests::RandomQueries queries{22};
    for (int round = 0; round < 500; ++round) {
        auto draft = library.bookmark(round);
        for (int i = 0; i < 4; ++i)
            draft.note += draft.note + " <é&\"漢字 ";
        auto const html = shown(draft, queries.text());
        EXPECT_TRUE(text::is_valid(html)) << html;
        std::size_t open = 0;
        for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
            auto const rest = std::string_view{html}.substr(at);
            EXPECT_TRUE(rest.starts_with(open % 2 == 0 ? "<mark>" : "</mark>")) << html;
            ++open;
        }
        EXPECT_EQ(open % 2, 0U) << html;
    }
}

} // namespace
} // namespace florilege::library
