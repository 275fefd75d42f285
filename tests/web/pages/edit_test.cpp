#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using tests::page;
using tests::text_of_page;

template <class Where> class EditForm : public tests::SiteTest<Where> {
protected:
    EditForm()
    {
        auto draft = page("https://a.example/1", "A title", {"paris"});
        draft.audience = accounts::Audience::everyone();
        this->take(draft);
        path = "/b/" + this->id_of("https://a.example/1") + "/edit";
    }

    /// What the form sends when it was opened now and a title was typed, and these boxes are ticked.
    tests::FieldList form(std::string const& title, std::vector<std::string> const& ticked)
    {
        tests::FieldList fields{{"url", "https://a.example/1"},
                                {"title", title},
                                {"tags", "paris"},
                                {"version", tests::hidden_field(this->colette().get(path).body, "version")}};
        for (auto const& name : ticked)
            fields.emplace_back(name, "yes");
        return fields;
    }

    std::string path;
};
TYPED_TEST_SUITE(EditForm, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(EditForm, shows_all_of_what_was_changed_meanwhile_and_keeps_it)
{
    auto const stale = this->form("Mine", {"public"});
    EXPECT_EQ(this->colette().post(this->path, this->form("Theirs", {"archived", "favourite"})).status, 303);
    auto const refused = this->colette().post(this->path, stale);
    EXPECT_EQ(refused.status, 409);
    auto const said = text_of_page(refused.body);
    EXPECT_THAT(said, HasSubstr("Theirs"));
    EXPECT_THAT(said, HasSubstr("private · Archived · Favourite"));
    EXPECT_THAT(refused.body, HasSubstr("value=\"Mine\""));
    EXPECT_EQ(this->all().front().title, "Theirs");
    EXPECT_TRUE(this->all().front().audience->is_private());
}

TYPED_TEST(EditForm, begins_with_the_button_that_saves_so_that_enter_presses_no_suggestion)
{
    auto const shown = this->colette().get(this->path).body;
    auto const form = shown.find("<form method=\"post\" action=\"" + this->path);
    auto const first = shown.find("<button", form);
    EXPECT_EQ(shown.substr(first, shown.find('>', first) - first).find("name=\"with\""), std::string::npos);
    EXPECT_THAT(shown.substr(first, 80), HasSubstr("name=\"save\""));
}

} // namespace
} // namespace florilege::web
