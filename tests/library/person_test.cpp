#include "library/list_changes.hpp"
#include "library/person.hpp"
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

    bool is_found_by(accounts::AccountId viewer)
    {
        return find_person(*this->database->read(viewer.value), this->name("Colette")).has_value();
    }
};
TYPED_TEST_SUITE(People, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(People, are_there_for_others_when_they_show_something)
{
    auto draft = tests::page("https://a.example/1", "One");
    this->take(draft);
    EXPECT_THAT(this->seen_by(nobody), IsEmpty());
    EXPECT_THAT(this->seen_by(this->stranger), ElementsAre("gaston")) << "themselves alone";
    EXPECT_FALSE(this->is_found_by(nobody));
    EXPECT_TRUE(this->is_found_by(this->owner));

    draft.url = text::Url::parse("https://a.example/2").value();
    draft.audience = accounts::Audience::everyone();
    this->take(draft);
    EXPECT_THAT(this->seen_by(nobody), ElementsAre("colette"));
    EXPECT_THAT(this->seen_by(this->stranger), ElementsAre("colette", "gaston"));
    EXPECT_TRUE(this->is_found_by(nobody));
}

TYPED_TEST(People, are_there_for_others_with_a_public_list)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        transaction.see_as(this->owner.value);
        ASSERT_TRUE(create_list(transaction, shelf, {{"Maps"}, {}, accounts::Audience::everyone()}));
    });
    EXPECT_TRUE(this->is_found_by(nobody));
    auto const reader = this->database->read(nobody.value);
    auto const lists = all_lists(*reader, this->owner);
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_EQ(owner_of_list(*reader, lists.front().id)->name, "colette");
}

TYPED_TEST(People, own_what_the_viewer_may_read)
{
    auto draft = tests::page("https://a.example/1", "One");
    this->take(draft);
    auto const reader = this->database->read(this->owner.value);
    auto const id = *this->all().front().id;
    auto const key = find_bookmark(*reader, id).value();
    EXPECT_EQ(owner_of(*reader, key)->name, "colette");
    EXPECT_FALSE(owner_of(*this->database->read(this->stranger.value), key));
}

} // namespace
} // namespace florilege::library
