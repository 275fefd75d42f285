#include "accounts/site.hpp"
#include "library/version.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::page;
using tests::text_of_page;

/// What a page says to somebody who reads in French when something cannot be done.
template <class Where> class FrenchRefusals : public tests::SiteTest<Where> {
protected:
    FrenchRefusals()
    {
        this->take(page("https://a.example/1", "A title", {"paris", "cartes"}));
        browser.language = "fr";
    }

    std::string refused(std::string const& path, tests::FieldList const& fields)
    {
        auto const answer = browser.post(path, fields);
        EXPECT_TRUE(answer.status == 409 || answer.status == 422) << path << ": " << answer.status;
        return text_of_page(answer.body);
    }

    /// What the button beside the newest change sends.
    std::string newest_change() { return tests::hidden_field(browser.get("/history").body, "change"); }

    /// What the form of the first bookmark says it is.
    std::string version() { return library::version_of(this->all().front()).text(); }

    tests::Browser browser{this->colette()};
};
TYPED_TEST_SUITE(FrenchRefusals, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(FrenchRefusals, of_changes_of_tags_are_french)
{
    auto const taken = this->refused("/t/paris/rename", {{"name", "cartes"}});
    EXPECT_THAT(taken, HasSubstr("Cela n’a pas pu se faire : « cartes » est déjà une étiquette"));
    EXPECT_THAT(taken, Not(HasSubstr("tag merge")));
    EXPECT_THAT(this->refused("/t/paris/rename", {{"name", " "}}),
                HasSubstr("une étiquette a besoin d’un nom"));
    EXPECT_THAT(this->refused("/t/paris/merge", {{"into", "rome"}}),
                HasSubstr("il n’y a pas d’étiquette « rome »"));
    EXPECT_THAT(this->refused("/t/pariss/merge", {{"into", "cartes"}}),
                HasSubstr("il n’y a pas d’étiquette « pariss » ; vouliez-vous dire « paris » ?"));
    this->browser.post("/t/cartes/parent", {{"parent", "paris"}});
    EXPECT_THAT(this->refused("/t/paris/parent", {{"parent", "cartes"}}),
                HasSubstr("« cartes » est rangée sous « paris »"));
    EXPECT_THAT(this->refused("/tags/bundle", {{"name", "Villes"}, {"tags", "rome"}}),
                HasSubstr("il n’y a pas d’étiquette « rome »"));
    EXPECT_THAT(this->refused("/tags/bundle", {{"name", ""}, {"tags", "paris"}}),
                HasSubstr("un bouquet a besoin d’un nom"));
}

TYPED_TEST(FrenchRefusals, of_changes_of_lists_are_french)
{
    EXPECT_THAT(this->refused("/lists", {{"title", " "}}), HasSubstr("une liste a besoin d’un titre"));
    auto const list = this->browser.post("/lists", {{"title", "Cartes"}}).location();
    EXPECT_THAT(this->refused("/lists", {{"title", "Cartes"}}), HasSubstr("la liste « Cartes » existe déjà"));
    EXPECT_THAT(this->refused(list + "/put", {{"under", "Plans"}}),
                HasSubstr("il n’y a pas de liste « Plans »"));
    EXPECT_THAT(this->refused(list + "/put", {{"under", "Cartes"}}),
                HasSubstr("« Cartes » est la liste elle-même"));
    EXPECT_THAT(this->refused(list + "/remove", {{"place", "3"}}),
                HasSubstr("« Cartes » a zéro entrée ; il n’y en a pas à la place 3"));
    tests::FieldList const entry{{"list", "Cartes"}, {"bookmark", this->id_of("https://a.example/1")}};
    this->browser.post("/lists/add", entry);
    EXPECT_THAT(this->refused("/lists/add", entry),
                HasSubstr("l’entrée est déjà dans « Cartes », à la place 1"));
    EXPECT_THAT(this->refused(list + "/text", {{"text", ""}}),
                HasSubstr("un texte entre les entrées ne peut pas être vide"));
}

TYPED_TEST(FrenchRefusals, of_saved_searches_are_french)
{
    for (auto const* const name : {"Cartes", "Plans"})
        this->browser.post("/searches", {{"name", name}, {"q", "tag:cartes"}});
    EXPECT_THAT(this->refused("/searches/rename", {{"search", "Plans"}, {"name", "cartes"}}),
                HasSubstr("« cartes » est le nom d’une autre recherche gardée"));
    EXPECT_THAT(this->refused("/searches/rename", {{"search", "Routes"}, {"name", "Rues"}}),
                HasSubstr("il n’y a pas de recherche gardée « Routes »"));
}

TYPED_TEST(FrenchRefusals, of_taking_back_are_french)
{
    this->browser.post("/b/" + this->id_of("https://a.example/1") + "/edit", {{"url", "https://a.example/2"},
                                                                              {"title", "A title"},
                                                                              {"tags", "paris, cartes"},
                                                                              {"version", this->version()}});
    auto const edited = this->newest_change();
    this->take(page("https://a.example/1", "Another"));
    EXPECT_THAT(
        this->refused("/undo", {{"change", edited}}),
        HasSubstr("Cela ne peut pas être annulé : un autre signet a maintenant l’adresse de « A title »"));
    this->browser.post("/t/paris/rename", {{"name", "rome"}});
    auto const renamed = this->newest_change();
    this->browser.post("/undo", {{"change", renamed}});
    EXPECT_THAT(this->refused("/undo", {{"change", renamed}}), HasSubstr("c’est déjà annulé"));
}

TYPED_TEST(FrenchRefusals, of_digests_are_french)
{
    auto const ordered = this->refused("/digests", {{"slug", "Hebdo!"}, {"every", "week"}});
    EXPECT_THAT(ordered, HasSubstr("Cela ne va pas : le nom est fait de 1 à 64 signes"));
    auto const titled =
        this->refused("/digests", {{"slug", "hebdo"}, {"every", "week"}, {"title", "{{semaine}}"}});
    EXPECT_THAT(titled, HasSubstr("« semaine » n’est rien qui se remplisse ; il y a dates, period, from"));
    tests::FieldList const weekly{{"slug", "hebdo"}, {"every", "week"}};
    this->browser.post("/digests", weekly);
    EXPECT_THAT(this->refused("/digests", weekly), HasSubstr("il y a déjà une revue de ce nom"));
    auto const shown = [&](std::string const& period) {
        return text_of_page(this->browser.get("/digest?" + period).body);
    };
    EXPECT_THAT(shown("from=2012-02-05&to=2012-01-30"),
                HasSubstr("« 2012-01-30 » est avant le premier jour"));
    EXPECT_THAT(shown("from=2012-02-31"), HasSubstr("« 2012-02-31 » n’est pas un jour du calendrier"));
    EXPECT_THAT(shown("week=2012-W60"), HasSubstr("il n’y a pas de semaine 2012-W60"));
}

TYPED_TEST(FrenchRefusals, of_private_feeds_and_invitations_are_french)
{
    EXPECT_THAT(this->refused("/settings/feeds", {{"q", std::string(600, 'a')}}),
                HasSubstr("Aucune adresse n’a été créée : la question est trop longue pour un flux"));
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_TRUE(
            accounts::set_site_setting(transaction, accounts::Setting::registration, "closed").has_value());
    });
    auto const refused = this->refused("/admin/invitations", {});
    EXPECT_THAT(refused, HasSubstr("Le site ne prend plus personne."));
    EXPECT_THAT(refused, Not(HasSubstr("registration")));
}

} // namespace
} // namespace florilege::web
