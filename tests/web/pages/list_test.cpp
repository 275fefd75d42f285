#include "library/lists/list.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::text_of_page;

template <class Where> class ListPage : public tests::SiteTest<Where> {
protected:
    ListPage()
    {
        auto const id = PublicId::random();
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::take_list(transaction, shelf,
                               {id,
                                {"Trains"},
                                {},
                                accounts::Audience::me(),
                                {{{}, {}, "ponds"}, {{}, {}, "reeds"}, {{}, {}, "weirs"}}});
        });
        address = "/l/" + id.text();
    }

    /// What a form of the page as it is now says it has seen.
    std::string seen() { return tests::hidden_field(browser.get(address).body, "seen"); }

    std::string address;
    tests::Browser browser = this->colette();
};
TYPED_TEST_SUITE(ListPage, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ListPage, takes_out_and_moves_the_entry_that_was_seen)
{
    auto& browser = this->browser;
    EXPECT_EQ(
        browser.post(this->address + "/move", {{"from", "3"}, {"to", "1"}, {"seen", this->seen()}}).status,
        303);
    EXPECT_EQ(browser.post(this->address + "/remove", {{"place", "2"}, {"seen", this->seen()}}).status, 303);
    auto const text = text_of_page(browser.get(this->address).body);
    EXPECT_LT(text.find("weirs"), text.find("reeds"));
    EXPECT_THAT(text, Not(HasSubstr("ponds")));
}

TYPED_TEST(ListPage, does_nothing_where_another_stands_in_that_place_by_now)
{
    auto& browser = this->browser;
    auto const stale = this->seen();
    ASSERT_EQ(browser.post(this->address + "/remove", {{"place", "1"}, {"seen", stale}}).status, 303);
    for (auto const& [path, fields] :
         {std::pair{"/remove", tests::FieldList{{"place", "1"}, {"seen", stale}}},
          {"/move", tests::FieldList{{"from", "1"}, {"to", "2"}, {"seen", stale}}}}) {
        auto const refused = browser.post(this->address + path, fields);
        EXPECT_EQ(refused.status, 409) << path;
        auto const text = text_of_page(refused.body);
        EXPECT_THAT(text, HasSubstr("changed elsewhere meanwhile"));
        EXPECT_LT(text.find("reeds"), text.find("weirs"));
    }
}

TYPED_TEST(ListPage, is_the_one_in_which_another_is_made_whatever_its_case)
{
    auto& browser = this->browser;
    auto const made = browser.post("/lists", {{"title", "TRAINS / Night"}});
    EXPECT_EQ(made.status, 303);
    EXPECT_THAT(text_of_page(browser.get(made.location()).body), HasSubstr("Night"));
    auto const lists = text_of_page(browser.get("/lists").body);
    EXPECT_THAT(lists, HasSubstr("Trains"));
    EXPECT_THAT(lists, Not(HasSubstr("TRAINS")));
}

TYPED_TEST(ListPage, is_not_made_for_what_is_not_there)
{
    auto& browser = this->browser;
    for (auto const* const what : {"bookmark", "highlight"}) {
        auto const refused =
            browser.post("/lists/add", {{"list", "Nothing/In it"}, {what, PublicId::random().text()}});
        EXPECT_EQ(refused.status, 422) << what;
        EXPECT_THAT(text_of_page(refused.body), HasSubstr("there is no such bookmark or highlight"));
    }
    EXPECT_THAT(text_of_page(browser.get("/lists").body), Not(HasSubstr("Nothing")));
}

} // namespace
} // namespace florilege::web
