#include "library/lists/list_changes.hpp"
#include "library/person.hpp"
#include "library/profile.hpp"
#include "library/read.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr accounts::AccountId nobody{0};

template <class Where> class People : public tests::Product<Where> {
protected:
    std::vector<std::string> seen_by(accounts::AccountId viewer)
    {
        std::vector<std::string> names;
        for (auto const& person : people(*this->database->read(viewer.value), 10))
            names.push_back(person.name);
        return names;
    }

    BookmarkId save(accounts::Audience audience)
    {
        auto draft = tests::page("https://a.example/1", "One");
        draft.audience = audience;
        this->take(draft);
        return find_bookmark(*this->database->read(this->owner.value), *this->all().front().id).value();
    }
};
TYPED_TEST_SUITE(People, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(People, are_there_for_others_when_they_show_something)
{
    this->save(accounts::Audience::me());
    EXPECT_THAT(this->seen_by(nobody), IsEmpty());
    EXPECT_THAT(this->seen_by(this->stranger), ElementsAre("gaston")) << "themselves alone";
}

TYPED_TEST(People, own_what_the_viewer_may_read)
{
    auto const key = this->save(accounts::Audience::me());
    EXPECT_EQ(owner_of(*this->database->read(this->owner.value), key)->name, "colette");
    EXPECT_FALSE(owner_of(*this->database->read(this->stranger.value), key));
}

TYPED_TEST(People, are_nameless_where_they_do_not_show_themselves)
{
    auto const key = this->save(accounts::Audience::everyone());
    EXPECT_EQ(owner_of(*this->database->read(nobody.value), key)->name, "colette");
    EXPECT_THAT(this->seen_by(nobody), ElementsAre("colette"));
    this->database->write([&](store::Transaction& transaction) {
        show_profile(transaction, this->owner, ProfileShown::never);
    });
    EXPECT_EQ(owner_of(*this->database->read(nobody.value), key)->name, "");
    EXPECT_EQ(owner_of(*this->database->read(this->owner.value), key)->name, "colette");
    EXPECT_THAT(this->seen_by(nobody), IsEmpty());
}

TYPED_TEST(People, own_lists_too)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        transaction.see_as(this->owner.value);
        ASSERT_TRUE(create_list(transaction, shelf, {{"Maps"}, {}, accounts::Audience::everyone()}));
        ASSERT_TRUE(create_list(transaction, shelf, {{"Mine"}, {}, accounts::Audience::me()}));
    });
    auto const lists = all_lists(*this->database->read(this->owner.value), this->owner);
    auto const reader = this->database->read(nobody.value);
    EXPECT_EQ(owner_of_list(*reader, lists.at(0).id)->name, "colette");
    EXPECT_FALSE(owner_of_list(*reader, lists.at(1).id));
}

} // namespace
} // namespace florilege::library
