#include "library/lists/list.hpp"
#include "library/search/search.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

template <class Where> class Search : public tests::Product<Where> {
protected:
    SearchResult ask(std::string_view text, SearchOptions const& options = {})
    {
        return ask_as(this->owner, text, options);
    }
    SearchResult ask_as(accounts::AccountId viewer, std::string_view text, SearchOptions const& options = {})
    {
        auto const reader = this->database->read(viewer.value);
        return search(*reader, columns, this->owner, tests::query(text), options, tests::monday);
    }

    static std::vector<std::string> titles_of(SearchResult const& result)
    {
        std::vector<std::string> out;
        for (auto const& hit : result.hits)
            out.push_back(hit.bookmark.content.title);
        return out;
    }
    std::vector<std::string> titles(std::string_view text) { return titles_of(ask(text)); }

    /// A page saved `days` before the Monday of the tests.
    void save(std::string const& title, std::vector<std::string> tags = {}, int days = 0)
    {
        auto draft = tests::page("https://example.org/" + std::to_string(++saved_), title, std::move(tags));
        draft.created = tests::monday - std::chrono::hours{24 * days};
        this->take(draft);
    }

    static std::string told(std::vector<Facet> const& facets)
    {
        std::string out;
        for (auto const& facet : facets)
            out += facet.name + ' ' + std::to_string(facet.count) + '\n';
        return out;
    }

    ColumnCache columns;

private:
    int saved_ = 0;
};
TYPED_TEST_SUITE(Search, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Search, finds_other_forms_of_a_word_and_only_the_exact_form_in_quotes)
{
    this->save("A conversation");
    this->save("Conversations at table");
    this->save("Réputation");
    EXPECT_THAT(this->titles("conversation"),
                UnorderedElementsAre("A conversation", "Conversations at table"));
    EXPECT_THAT(this->titles("\"conversation\""), ElementsAre("A conversation"));
    EXPECT_THAT(this->titles("REPUTATION"), ElementsAre("Réputation"));
    EXPECT_THAT(this->titles("conv*"), UnorderedElementsAre("A conversation", "Conversations at table"));
    EXPECT_THAT(this->titles("\"a conversation\""), ElementsAre("A conversation"));
    EXPECT_THAT(this->titles("\"conversation a\""), IsEmpty());
}

TYPED_TEST(Search, finds_a_phrase_by_the_beginning_of_its_last_word)
{
    this->save("On old maps", {"old maps"});
    this->save("An old river and maps", {"olden"});
    EXPECT_THAT(this->titles("\"old ma\"*"), ElementsAre("On old maps"));
    EXPECT_THAT(this->titles("title:\"on old m\"*"), ElementsAre("On old maps"));
    EXPECT_THAT(this->titles("tag:\"old ma\"*"), ElementsAre("On old maps"));
    EXPECT_THAT(this->titles("\"ol ma\"*"), IsEmpty()) << "the last word alone is a beginning";
    EXPECT_EQ(this->ask("\"old ma\"*").hits.front().snippet, "On <mark>old maps</mark>");
}

TYPED_TEST(Search, finds_a_word_under_another_article_than_the_one_typed)
{
    this->save("Réputation d'une innovation");
    this->save("L’innovation");
    EXPECT_EQ(this->ask("l'innovation").total, 2);
    EXPECT_EQ(this->ask("D’innovation").total, 2);
    EXPECT_EQ(this->ask("l'innov*").total, 2);
    EXPECT_THAT(this->titles("\"l'innovation\""), ElementsAre("L’innovation"));
    EXPECT_EQ(this->ask("l'innovation réputation").hits.front().snippet,
              "<mark>Réputation</mark> d'une <mark>innovation</mark>");
}

TYPED_TEST(Search, finds_a_word_inside_a_sentence_without_spaces)
{
    this->save("古い地図の歴史");
    EXPECT_EQ(this->ask("地図").total, 1);
    EXPECT_EQ(this->ask("図地").total, 0);
}

TYPED_TEST(Search, finds_children_and_aliases_of_a_tag_for_its_owner)
{
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        take_tag(transaction, shelf, {"maps", {"cartes"}, "geography"});
        take_tag(transaction, shelf, {"city maps", {}, "maps"});
    });
    this->save("parent", {"Geography"});
    this->save("child", {"Maps"});
    this->save("grandchild", {"city maps"});
    EXPECT_THAT(this->titles("tag:geography"), UnorderedElementsAre("parent", "child", "grandchild"));
    EXPECT_THAT(this->titles("tag:CARTES"), UnorderedElementsAre("child", "grandchild"));
    EXPECT_THAT(this->titles("tag:\"City  Maps\""), ElementsAre("grandchild"));
    EXPECT_THAT(this->titles("tag:geo* -tag:maps"), ElementsAre("parent"));
    EXPECT_THAT(this->titles("tag:nothing"), IsEmpty());
}

TYPED_TEST(Search, finds_a_site_and_a_host_below_it)
{
    this->take(tests::page("https://example.org/", "top"));
    this->take(tests::page("https://blog.example.org:8443/a", "blog"));
    this->take(tests::page("https://old.blog.example.org/a", "old blog"));
    this->take(tests::page("https://notblog.example.org/a?to=https://x.blog.example.org/", "other"));
    this->take(tests::page("https://blog.example.org@example.net/", "elsewhere"));
    EXPECT_EQ(this->ask("site:example.org").total, 4);
    EXPECT_THAT(this->titles("site:blog.example.org"), UnorderedElementsAre("blog", "old blog"));
    EXPECT_THAT(this->titles("-site:blog.example.org"), UnorderedElementsAre("top", "other", "elsewhere"));
}

TYPED_TEST(Search, finds_a_page_under_its_other_addresses)
{
    this->take(tests::page("https://example.org/a/?utm_source=mail", "tracked"));
    this->take(tests::page("https://example.org/a/b#part", "below"));
    EXPECT_THAT(this->titles("url:http://example.org/a"), ElementsAre("tracked"));
    EXPECT_THAT(this->titles("http://example.org/a"), ElementsAre("tracked"));
    EXPECT_THAT(this->titles("url:example.org/a/*"), UnorderedElementsAre("tracked", "below"));
    EXPECT_THAT(this->titles("url:exam*"), UnorderedElementsAre("tracked", "below"));
}

TYPED_TEST(Search, finds_books_by_their_author_and_everything_by_the_owner)
{
    BookmarkDraft book;
    book.kind = SourceKind::book;
    book.title = "Rivers";
    book.author = "Jane Roe";
    this->take(book);
    auto about = tests::page("https://example.org/", "Review");
    about.note = "on a book by Jane Roe";
    about.author = "Ann Other";
    this->take(about);
    EXPECT_THAT(this->titles("by:roe"), ElementsAre("Rivers"));
    EXPECT_THAT(this->titles("by:\"jane roe\""), ElementsAre("Rivers"));
    EXPECT_THAT(this->titles("by:jan*"), ElementsAre("Rivers"));
    EXPECT_EQ(this->ask("note:roe").total, 2);
    EXPECT_EQ(this->ask("by:Colette").total, 2);
    EXPECT_EQ(this->ask("-by:colette").total, 0);
    EXPECT_EQ(this->ask("by:gaston").total, 0);
}

TYPED_TEST(Search, finds_what_stands_in_a_list_itself_inside_it_or_with_a_passage)
{
    auto in_list = tests::page("https://example.org/1", "in it");
    in_list.lists = {{"Reading"}};
    this->take(in_list);
    auto inside = tests::page("https://example.org/2", "inside");
    inside.lists = {{"Reading", "Été"}};
    this->take(inside);
    auto quoted = tests::page("https://example.org/3", "quoted");
    quoted.highlights.push_back(tests::passage("a passage"));
    quoted.highlights.back().id = PublicId::random();
    this->take(quoted);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ListDraft list{PublicId::random(), {"Quotes"}, {}, accounts::Audience::me(), {}};
        list.entries.push_back({{}, quoted.highlights.back().id, {}});
        take_list(transaction, shelf, list);
    });
    EXPECT_THAT(this->titles("in:reading"), UnorderedElementsAre("in it", "inside"));
    EXPECT_THAT(this->titles("in:ete"), ElementsAre("inside"));
    EXPECT_THAT(this->titles("in:\"Reading / Été\""), ElementsAre("inside"));
    EXPECT_THAT(this->titles("in:quotes"), ElementsAre("quoted"));
    EXPECT_THAT(this->titles("-in:read*"), ElementsAre("quoted"));
    EXPECT_THAT(this->titles("in:ing"), IsEmpty());
}

TYPED_TEST(Search, sorts_as_it_is_told_else_words_by_relevance_and_the_rest_newest_first)
{
    this->save("Zebra maps", {}, 1);
    this->save("älter", {"maps"}, 2);
    this->save("", {"x"}, 3);
    this->save("Bees and maps of maps", {}, 400);
    EXPECT_THAT(this->titles(""), ElementsAre("Zebra maps", "älter", "", "Bees and maps of maps"));
    EXPECT_THAT(this->titles("sort:oldest"), ElementsAre("Bees and maps of maps", "", "älter", "Zebra maps"));
    EXPECT_THAT(this->titles("sort:title"), ElementsAre("älter", "Bees and maps of maps", "Zebra maps", ""));
    EXPECT_THAT(this->titles("maps").back(), "älter");
    EXPECT_THAT(this->titles("maps sort:newest"),
                ElementsAre("Zebra maps", "älter", "Bees and maps of maps"));
    SearchOptions oldest;
    oldest.sort = Sort::oldest;
    EXPECT_THAT(this->titles_of(this->ask("maps sort:newest", oldest)).front(), "Bees and maps of maps");
}

TYPED_TEST(Search, counts_the_tags_of_the_whole_result_and_shows_the_most_used)
{
    this->save("one", {"maps", "Zoo"});
    this->save("two", {"maps", "bees"});
    this->save("three", {"maps", "zoo"});
    this->save("four", {"other"});
    SearchOptions small;
    small.limit = 1;
    small.facets = 2;
    auto const result = this->ask("tag:maps", small);
    EXPECT_EQ(result.total, 3);
    EXPECT_EQ(result.hits.size(), 1U);
    EXPECT_EQ(this->told(result.facets.tags), "maps 3\nZoo 2\n");
    EXPECT_EQ(this->told(this->ask("tag:bees").facets.tags), "bees 1\nmaps 1\n");
    small.facets = 0;
    EXPECT_THAT(this->ask("tag:maps", small).facets.tags, IsEmpty());
}

TYPED_TEST(Search, gives_the_part_that_was_asked_for_and_nothing_past_the_end)
{
    for (int i = 0; i < 5; ++i)
        this->save("page " + std::to_string(i), {}, i);
    SearchOptions part;
    part.limit = 2;
    part.offset = 3;
    EXPECT_THAT(this->titles_of(this->ask("", part)), ElementsAre("page 3", "page 4"));
    part.offset = 5;
    EXPECT_THAT(this->titles_of(this->ask("", part)), IsEmpty());
    EXPECT_EQ(this->ask("", part).total, 5);
    part.offset = static_cast<std::size_t>(-1);
    part.limit = static_cast<std::size_t>(-1);
    for (auto const* sort : {"page sort:newest", "page sort:title", "page sort:relevance"})
        EXPECT_THAT(this->titles_of(this->ask(sort, part)), IsEmpty());
    part.offset = 0;
    EXPECT_EQ(this->ask("page sort:title", part).hits.size(), 5U);
    part.limit = 0;
    EXPECT_THAT(this->titles_of(this->ask("", part)), IsEmpty());
}

TYPED_TEST(Search, shows_a_stranger_what_is_public_and_nothing_more)
{
    this->save("private maps", {"maps", "secret"});
    auto shown = tests::page("https://example.org/shown", "public maps", {"maps"});
    shown.audience = accounts::Audience::everyone();
    this->take(shown);
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        take_tag(transaction, shelf, {"maps", {"cartes"}, "geography"});
    });
    EXPECT_EQ(this->ask("maps").total, 2);
    for (auto const* text : {"", "maps", "tag:maps", "tag:ma*", "-tag:secret", "title:maps", "is:public"}) {
        auto const result = this->ask_as(this->stranger, text);
        EXPECT_EQ(result.total, 1) << text;
        EXPECT_THAT(this->titles_of(result), ElementsAre("public maps")) << text;
        EXPECT_EQ(this->told(result.facets.tags), "maps 1\n") << text;
    }
    for (auto const* text :
         {"private", "tag:secret", "is:private", "tag:cartes", "tag:geography", "by:colette"})
        EXPECT_EQ(this->ask_as(this->stranger, text).total, 0) << text;
}

TYPED_TEST(Search, knows_a_bookmark_by_what_is_kept_of_it_and_forgets_all_of_that)
{
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        take_tag(transaction, shelf, {"maps", {"cartes"}, {}});
    });
    auto draft = tests::page("https://example.org/", "atlas", {"CARTES", "Maps", "  two   words "});
    draft.highlights = {tests::passage("first passage"), tests::passage("second passage")};
    for (auto& highlight : draft.highlights)
        highlight.id = PublicId{{}};
    this->take(draft);
    EXPECT_THAT(this->titles("maps passage"), ElementsAre("atlas"));
    EXPECT_THAT(this->titles("cartes"), IsEmpty());
    EXPECT_THAT(this->titles("\"first passage\" \"second passage\""), ElementsAre("atlas"));

    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        for (auto const* tag : {"maps", "two words"})
            ASSERT_TRUE(delete_tag(transaction, shelf, TagName::parse(tag).value()));
    });
    for (auto const* word : {"maps", "cartes", "two", "words"})
        EXPECT_THAT(this->titles(word), IsEmpty()) << word;
    EXPECT_THAT(this->titles("atlas passage"), ElementsAre("atlas"));
}

TYPED_TEST(Search, marks_in_the_snippet_what_was_found)
{
    auto draft = tests::page("https://example.org/", "Title");
    draft.note = "On <old> maps & rivers";
    this->take(draft);
    EXPECT_EQ(this->ask("map").hits.front().snippet, "On &lt;old&gt; <mark>maps</mark> &amp; rivers");
    EXPECT_EQ(this->ask("site:example.org").hits.front().snippet, "");
}

TYPED_TEST(Search, finds_the_words_of_an_article_after_those_of_a_title)
{
    auto draft = tests::page("https://example.org/", "Of rivers");
    draft.article = "How they are drawn.\n\nOn old maps every river has a name, and 地図の歴史 tells why.";
    this->take(draft);
    this->save("A map of mills");
    EXPECT_THAT(this->titles("map"), ElementsAre("A map of mills", "Of rivers"));
    EXPECT_THAT(this->titles("article:map"), ElementsAre("Of rivers"));
    EXPECT_THAT(this->titles("article:\"old maps every\""), ElementsAre("Of rivers"));
    EXPECT_THAT(this->titles("article:mills"), IsEmpty());
    EXPECT_THAT(this->titles("歴史"), ElementsAre("Of rivers"));
    EXPECT_THAT(this->ask("drawn old").hits.front().snippet,
                HasSubstr("<mark>drawn</mark>.  On <mark>old</mark>"));

    draft.article.clear(); // what says nothing of it leaves it
    draft.title = "Of streams";
    this->take(draft);
    EXPECT_THAT(this->titles("article:map"), ElementsAre("Of rivers"));
}

} // namespace
} // namespace florilege::library
