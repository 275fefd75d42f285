#include "library/duplicates/merge_duplicates.hpp"
#include "library/edit_many.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::page;
using tests::passage;
using tests::text_of_page;

/// Colette's history as she reads it in French.
template <class Where> class FrenchHistory : public tests::SiteTest<Where> {
protected:
    FrenchHistory()
    {
        for (auto const* const url : {"https://a.example/1", "https://b.example/2"})
            this->take(page(url, "A title", {"paris"}));
        browser.language = "fr";
    }

    tests::Answer everything(tests::FieldList fields)
    {
        fields.emplace_back("of", "all");
        return browser.post("/bulk", fields);
    }

    std::string history() { return text_of_page(browser.get("/history").body); }

    /// Presses the button beside what was done last.
    void take_back()
    {
        browser.post("/undo", {{"change", tests::hidden_field(browser.get("/history").body, "change")}});
    }

    tests::Browser browser{this->colette()};
};
TYPED_TEST_SUITE(FrenchHistory, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(FrenchHistory, tells_in_french_what_many_bookmarks_became)
{
    auto const tagged = this->everything({{"do", "tag"}, {"tags", "vieilles cartes"}});
    EXPECT_THAT(text_of_page(this->browser.get(tagged.header("location")).body),
                HasSubstr("Plusieurs modifiés : 2 signets : +vieilles cartes"));
    this->everything({{"do", "unread"}});
    this->everything({{"do", "public"}});
    this->everything({{"do", "delete"}});
    auto const history = this->history();
    EXPECT_THAT(history, HasSubstr("Plusieurs modifiés : 2 signets : à lire"));
    EXPECT_THAT(history, HasSubstr("Plusieurs modifiés : 2 signets : publics"));
    EXPECT_THAT(history, HasSubstr("Plusieurs supprimés : 2 signets"));
    EXPECT_THAT(history, Not(HasSubstr("bookmark")));
    this->browser.language = "en";
    EXPECT_THAT(this->history(), HasSubstr("Several changed: 2 bookmarks: to read"));
}

TYPED_TEST(FrenchHistory, tells_in_french_what_was_taken_back)
{
    this->everything({{"do", "delete"}});
    this->take_back();
    EXPECT_THAT(this->history(), HasSubstr("Annulé : Plusieurs supprimés : 2 signets"));
    this->take_back();
    EXPECT_THAT(this->history(), Not(HasSubstr("undone")));
    EXPECT_THAT(this->history(), HasSubstr("Rétabli : Plusieurs supprimés : 2 signets"));
    this->browser.language = "en";
    EXPECT_THAT(this->history(), HasSubstr("Done again: Several deleted: 2 bookmarks"));
}

TYPED_TEST(FrenchHistory, tells_in_french_what_was_done_to_lists_and_tags)
{
    auto const list = this->browser.post("/lists", {{"title", "Cartes"}}).location();
    for (auto const* const url : {"https://a.example/1", "https://b.example/2"})
        this->browser.post("/lists/add", {{"list", "Cartes"}, {"bookmark", this->id_of(url)}});
    this->browser.post(list + "/move", {{"from", "1"}, {"to", "2"}});
    this->browser.post(list + "/remove", {{"place", "1"}});
    this->browser.post("/t/paris/parent", {{"parent", "France"}});
    this->browser.post("/t/paris/parent", {{"parent", ""}});
    auto const history = this->history();
    EXPECT_THAT(history, HasSubstr("Mis dans une liste : Cartes : 1 entrée"));
    EXPECT_THAT(history, HasSubstr("Déplacé dans une liste : Cartes : de la place 1 à la place 2"));
    EXPECT_THAT(history, HasSubstr("Retiré d’une liste : Cartes : 1 entrée"));
    EXPECT_THAT(history, HasSubstr("Étiquette rangée ailleurs : paris, sous France"));
    EXPECT_THAT(history, HasSubstr("Étiquette rangée ailleurs : paris, tout en haut"));
    EXPECT_THAT(history, Not(HasSubstr("entry")));
    EXPECT_THAT(history, Not(HasSubstr("under")));
}

TYPED_TEST(FrenchHistory, tells_in_french_which_pages_were_merged)
{
    this->take(page("https://a.example/1?utm_source=x", "A title"));
    this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
        library::merge_duplicates(transaction, shelf, 10);
    });
    EXPECT_THAT(this->history(), HasSubstr("Signets réunis : A title, gardée 2 fois"));
}

TYPED_TEST(FrenchHistory, tells_what_was_changed_before_there_were_facts_as_it_was_written_down)
{
    this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
        library::remember(transaction, shelf, library::many_edited_action, {"3 bookmarks: +a"}, "{}");
    });
    EXPECT_THAT(this->history(), HasSubstr("Plusieurs modifiés : 3 bookmarks: +a"));
}

} // namespace
} // namespace florilege::web
