#include "library/lists/list.hpp"
#include "library/search/search.hpp"
#include "library/tags/bundle.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Where> class MissingNames : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        auto draft = tests::page("https://example.org/", "Title", {"Maps", "old maps", "été"});
        draft.lists = {{"Reading", "Soon"}};
        this->take(draft);
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            take_tag(transaction, shelf, {"maps", {"cartes"}, ""});
            take_bundle(transaction, shelf, {PublicId::random(), "Earth", {"maps"}});
            take_bundle(transaction, shelf, {PublicId::random(), "Nothing yet", {}});
        });
    }

    /// "NEAR" or "no NAME" of each.
    std::vector<std::string> told(std::string_view text, accounts::AccountId viewer)
    {
        auto const reader = this->database->read(viewer.value);
        ColumnCache columns;
        std::vector<std::string> out;
        for (auto const& name :
             search(*reader, columns, this->owner, tests::query(text), {}, tests::monday).missing)
            out.push_back(name.near.empty() ? "no " + name.asked : name.near);
        return out;
    }
    std::vector<std::string> told(std::string_view text) { return told(text, this->owner); }
};
TYPED_TEST_SUITE(MissingNames, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(MissingNames, of_an_empty_answer_come_with_what_is_near)
{
    EXPECT_THAT(this->told("tag:mpas"), ElementsAre("tag:Maps"));
    EXPECT_THAT(this->told("tag:\"odl maps\""), ElementsAre("tag:\"old maps\""));
    EXPECT_THAT(this->told("tag:ètés title"), ElementsAre("tag:été"));
    EXPECT_THAT(this->told("tag:colours"), ElementsAre("no colours"));
    EXPECT_THAT(this->told("bundle:erath"), ElementsAre("bundle:Earth"));
    EXPECT_THAT(this->told("in:Raeding"), ElementsAre("in:Reading"));
    EXPECT_THAT(this->told("in:reading/sono"), ElementsAre("in:Reading/Soon"));
    EXPECT_THAT(this->told("in:sono OR (tag:mpas bundle:none)"),
                ElementsAre("in:Soon", "tag:Maps", "no none"));
    EXPECT_THAT(this->told("tag:mpas OR tag:Mpas"), ElementsAre("tag:Maps")) << "each once";
}

TYPED_TEST(MissingNames, are_none_where_something_is_found_or_every_name_is_known)
{
    EXPECT_THAT(this->told("tag:mpas OR title"), IsEmpty());
    EXPECT_THAT(this->told("nothing tag:maps tag:cartes in:soon in:reading/soon"), IsEmpty());
    EXPECT_THAT(this->told("bundle:\"nothing yet\""), IsEmpty());
    EXPECT_THAT(this->told("nothing -tag:mpas"), IsEmpty()) << "what must not be there is not missed";
    EXPECT_THAT(this->told("tag:mpa* nothing"), IsEmpty());
}

TYPED_TEST(MissingNames, are_told_to_the_owner_alone)
{
    EXPECT_THAT(this->told("tag:mpas bundle:erath in:raeding", this->stranger), IsEmpty());
}

} // namespace
} // namespace florilege::library
