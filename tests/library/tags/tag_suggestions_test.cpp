#include "library/tags/tag_changes.hpp"
#include "library/tags/tag_suggestions.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>

namespace florilege::library {
namespace {

using ::testing::DoubleEq;
using ::testing::IsEmpty;
using ::testing::SizeIs;

template <class Where> class TagSuggestions : public tests::Product<Where> {
protected:
    void save(std::string_view url, std::string title, std::vector<std::string> tags)
    {
        auto draft = tests::page(url, std::move(title), std::move(tags));
        draft.id = PublicId::random();
        ids.push_back(*draft.id);
        this->take(draft);
    }

    std::vector<TagSuggestion> suggest(BookmarkDraft const& page, std::size_t limit = 10,
                                       std::optional<BookmarkId> itself = {})
    {
        return suggested_tags(*this->database->read(this->owner.value), columns, this->owner, page, itself,
                              limit);
    }

    /// By name.
    std::map<std::string, TagSuggestion> named(BookmarkDraft const& page,
                                               std::optional<BookmarkId> itself = {})
    {
        std::map<std::string, TagSuggestion> out;
        for (auto& one : suggest(page, 100, itself))
            out.emplace(one.name, one);
        return out;
    }

    Bookmark saved(std::size_t number)
    {
        auto const reader = this->database->read(this->owner.value);
        return read_bookmark(*reader, find_bookmark(*reader, ids.at(number)).value()).value();
    }

    ColumnCache columns;
    std::vector<PublicId> ids;
};
TYPED_TEST_SUITE(TagSuggestions, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TagSuggestions, come_from_what_its_site_carries)
{
    this->save("https://journal.example/1", "one", {"news", "paris"});
    this->save("https://journal.example/2", "two", {"news"});
    this->save("https://other.example/3", "three", {"cooking"});
    auto const found = this->named(tests::page("https://www.journal.example/4"));
    EXPECT_THAT(found, SizeIs(2));
    EXPECT_DOUBLE_EQ(found.at("news").site, 2.0 / 4);
    EXPECT_DOUBLE_EQ(found.at("paris").site, 1.0 / 4);
    EXPECT_DOUBLE_EQ(found.at("news").score(), 0.5);
}

TYPED_TEST(TagSuggestions, come_from_names_that_stand_in_the_words_of_the_page)
{
    this->save("https://example.org/1", "one",
               {"maps", "social media", "new-york", "openaccess", "éducation", "of", "media law", "c"});
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(
            add_alias(transaction, shelf, TagName::parse("cartes").value(), TagName::parse("maps").value()));
    });
    auto page = tests::page("https://elsewhere.example/open-access",
                            "Of the education and media of New York, mapped: c");
    page.note = "On socialmedia.";
    auto found = this->named(page);
    EXPECT_DOUBLE_EQ(found.at("maps").words, 0.6) << "another form of the word";
    EXPECT_DOUBLE_EQ(found.at("new-york").words, 0.6);
    EXPECT_DOUBLE_EQ(found.at("éducation").words, 0.6);
    EXPECT_DOUBLE_EQ(found.at("openaccess").words, 0.4) << "in the address";
    EXPECT_EQ(found.count("media law"), 0U) << "only a part of its name";
    EXPECT_EQ(found.count("c"), 0U) << "one letter says nothing";
    EXPECT_EQ(found.count("social media"), 0U) << "a name is not taken apart";
    EXPECT_EQ(this->named(tests::page("https://elsewhere.example/", "Vieilles cartes")).count("maps"), 1U);
}

TYPED_TEST(TagSuggestions, leave_out_names_of_more_words_than_can_be_looked_for)
{
    std::string ideographs;
    for (int i = 0; i < 40; ++i)
        ideographs += std::string{"\xe4\xb8"} + static_cast<char>(0x80 + i); // U+4E00 and what follows it
    std::string short_words = "maps";
    for (int i = 0; i < 32; ++i)
        short_words += " of";
    this->save("https://example.org/1", "one", {ideographs, short_words, "maps of"});
    auto const found =
        this->named(tests::page("https://elsewhere.example/", "\u4e00\u4e2a\u5b57: maps of it"));
    EXPECT_EQ(found.count(ideographs), 0U);
    EXPECT_EQ(found.count(short_words), 0U);
    EXPECT_DOUBLE_EQ(found.at("maps of").words, 0.6);
}

TYPED_TEST(TagSuggestions, come_from_bookmarks_with_the_same_words_and_tags)
{
    this->save("https://a.example/", "Glaciers and rivers of the Alps", {"alps", "water"});
    this->save("https://b.example/", "Rivers", {"fishing"});
    this->save("https://c.example/", "Bread", {"water", "flour"});
    auto page = tests::page("https://d.example/", "Glaciers, rivers");
    auto found = this->named(page);
    // Two of three letters' words are shared with the first, one with the second, which is nearer than half.
    auto const rare = std::log(1 + 3.0 / 1);
    auto const common = std::log(1 + 3.0 / 2);
    auto const near = rare + common;
    ASSERT_LT(common, near / 2);
    EXPECT_THAT(found.at("alps").neighbours, DoubleEq(near / (3 * near)));
    EXPECT_EQ(found.count("fishing"), 0U) << "less than half as near";
    page = tests::page("https://d.example/", {}, {"water"});
    found = this->named(page);
    EXPECT_THAT(found.at("flour").neighbours, DoubleEq(1.0 / 4));
    EXPECT_EQ(found.count("water"), 0U) << "the page has it";
}

TYPED_TEST(TagSuggestions, for_a_bookmark_do_not_look_at_itself)
{
    this->save("https://site.example/1", "Lighthouses of Brittany", {"coast"});
    this->save("https://site.example/2", "Lighthouses of Normandy", {"sea"});
    auto const bookmark = this->saved(1);
    auto const found = this->named(bookmark.content, bookmark.key);
    EXPECT_THAT(found, SizeIs(1));
    EXPECT_DOUBLE_EQ(found.at("coast").site, 1.0 / 3);
    EXPECT_DOUBLE_EQ(found.at("coast").neighbours, 1.0 / 3);
}

TYPED_TEST(TagSuggestions, are_the_best_by_score_and_then_by_name)
{
    this->save("https://site.example/1", "one", {"zebra", "apple", "Mango"});
    this->save("https://site.example/2", "two", {"pear", "zebra"});
    std::vector<std::string> names;
    for (auto const& one : this->suggest(tests::page("https://site.example/"), 3))
        names.push_back(one.name);
    EXPECT_THAT(names, ::testing::ElementsAre("zebra", "apple", "Mango"));
    EXPECT_THAT(this->suggest(tests::page("https://site.example/"), 0), IsEmpty());
}

TYPED_TEST(TagSuggestions, of_an_empty_library_and_for_others_are_none)
{
    auto const page = tests::page("https://site.example/", "maps");
    EXPECT_THAT(this->suggest(page), IsEmpty());
    this->save("https://site.example/1", "maps", {"maps"});
    EXPECT_THAT(this->suggest(page), SizeIs(1));
    auto const reader = this->database->read(this->stranger.value);
    EXPECT_THAT(suggested_tags(*reader, this->columns, this->owner, page, {}, 10), IsEmpty());
}

} // namespace
} // namespace florilege::library
