#include "library/edit.hpp"
#include "library/lists/list.hpp"
#include "library/lists/list_changes.hpp"
#include "library/newest_public.hpp"
#include "library/profile.hpp"
#include "library/state.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using tests::page;

template <class Where> class Profiles : public tests::Product<Where> {
protected:
    std::optional<Profile> find(std::int64_t viewer, std::string_view name = "Colette")
    {
        return find_profile(*this->database->read(viewer), this->name(name));
    }

    void keep(accounts::AccountId who, std::string_view url, accounts::Audience audience,
              std::chrono::hours later = {})
    {
        this->database->write([&](store::Transaction& transaction) {
            Vocabulary vocabulary{who};
            auto draft = page(url, std::string{url}, {"a tag", "hidden tag"});
            if (audience.is_public()) draft.tags.pop_back();
            draft.audience = audience;
            draft.created = tests::monday + later;
            take(transaction, Shelf{who, vocabulary, std::nullopt, this->now}, draft);
        });
    }

    void show(ProfileShown shown)
    {
        this->database->write(
            [&](store::Transaction& transaction) { show_profile(transaction, this->owner, shown); });
    }

    static std::vector<std::string> titles(PublicPage const& page)
    {
        std::vector<std::string> out;
        for (auto const& item : page.items)
            out.push_back(item.bookmark.content.title);
        return out;
    }

    static constexpr auto open = accounts::Audience::everyone();
    static constexpr auto closed = accounts::Audience::me();
};
TYPED_TEST_SUITE(Profiles, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Profiles, are_absent_until_something_is_public_and_again_when_nothing_is)
{
    this->keep(this->owner, "https://example.org/hidden", this->closed);
    for (auto const viewer : {std::int64_t{0}, this->stranger.value})
        EXPECT_FALSE(this->find(viewer).has_value());
    EXPECT_FALSE(this->find(0, "nobody").has_value());
    this->keep(this->owner, "https://example.org/open", this->open);
    for (auto const viewer : {std::int64_t{0}, this->stranger.value}) {
        auto const profile = this->find(viewer, "COLETTE");
        ASSERT_TRUE(profile.has_value());
        EXPECT_EQ(profile->owner, this->owner);
        EXPECT_EQ(profile->name, "colette");
        EXPECT_TRUE(profile->shown);
    }
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        BookmarkChange hide;
        hide.audience = this->closed;
        ASSERT_TRUE(edit_bookmark(transaction, shelf, *this->all()[1].id, hide).has_value());
    });
    EXPECT_FALSE(this->find(0).has_value());
}

TYPED_TEST(Profiles, are_there_for_a_public_list_too)
{
    this->keep(this->owner, "https://example.org/hidden", this->closed);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(create_list(transaction, shelf, {{"Closed"}, {}, this->closed}));
    });
    EXPECT_FALSE(this->find(0).has_value());
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(create_list(transaction, shelf, {{"Open"}, {}, this->open}));
    });
    EXPECT_TRUE(this->find(0).has_value());
}

TYPED_TEST(Profiles, are_shown_or_hidden_as_their_person_says)
{
    auto const choice = [&] { return profile_shown(*this->database->read(this->owner.value), this->owner); };
    EXPECT_EQ(choice(), ProfileShown::while_public);
    EXPECT_FALSE(this->find(this->owner.value)->shown) << "found by its own person";
    this->show(ProfileShown::always);
    EXPECT_EQ(choice(), ProfileShown::always);
    EXPECT_TRUE(this->find(0).has_value());
    this->keep(this->owner, "https://example.org/open", this->open);
    this->show(ProfileShown::never);
    EXPECT_EQ(choice(), ProfileShown::never);
    EXPECT_FALSE(this->find(0).has_value());
    EXPECT_FALSE(this->find(this->stranger.value).has_value());
    EXPECT_FALSE(this->find(this->owner.value)->shown);
    EXPECT_EQ(profile_shown(*this->database->read(0), this->owner), ProfileShown::while_public)
        << "what was chosen is told to nobody else";
    this->show(ProfileShown::while_public);
    EXPECT_TRUE(this->find(0).has_value());
}

TYPED_TEST(Profiles, move_what_a_stranger_sees_only_where_they_see_another)
{
    auto const moved = [&](ProfileShown shown) {
        auto const before = site_state(*this->database->read(0));
        this->show(shown);
        return site_state(*this->database->read(0)) != before;
    };
    EXPECT_FALSE(moved(ProfileShown::never)) << "nothing was to be seen";
    EXPECT_FALSE(moved(ProfileShown::while_public));
    EXPECT_TRUE(moved(ProfileShown::always));
    this->keep(this->owner, "https://example.org/open", this->open);
    EXPECT_FALSE(moved(ProfileShown::while_public));
    EXPECT_TRUE(moved(ProfileShown::never));
}

TYPED_TEST(Profiles, of_all_show_the_newest_public_bookmarks_page_by_page)
{
    using std::chrono::hours;
    for (int i = 0; i < 9; ++i) {
        auto const who = i % 2 == 0 ? this->owner : this->stranger;
        // Two of one moment.
        this->keep(who, "https://example.org/open/" + std::to_string(i), this->open, hours{i / 2});
        this->keep(who, "https://example.org/hidden/" + std::to_string(i), this->closed, hours{i});
    }
    for (auto const viewer : {std::int64_t{0}, this->owner.value}) {
        auto const reader = this->database->read(viewer);
        auto const whole = newest_public(*reader, 100);
        ASSERT_THAT(whole.items, SizeIs(9));
        EXPECT_FALSE(whole.more);
        EXPECT_EQ(whole.items[0].bookmark.content.title, "https://example.org/open/8");
        EXPECT_EQ(whole.items[0].saved_by, "colette");
        std::vector<std::string> walked;
        std::optional<Place> after;
        bool more = true;
        while (more) {
            auto const next = newest_public(*reader, 2, after);
            ASSERT_FALSE(next.items.empty());
            auto const some = this->titles(next);
            walked.insert(walked.end(), some.begin(), some.end());
            after = place_of(to_bytes(*next.last));
            more = next.more;
        }
        EXPECT_EQ(walked, this->titles(whole));
    }
}

TYPED_TEST(Profiles, that_are_hidden_leave_their_public_bookmarks_without_a_name)
{
    this->keep(this->owner, "https://example.org/open", this->open);
    this->keep(this->stranger, "https://example.org/other", this->open, std::chrono::hours{1});
    this->show(ProfileShown::never);
    for (auto const viewer : {std::int64_t{0}, this->owner.value}) {
        auto const newest = newest_public(*this->database->read(viewer), 10);
        ASSERT_THAT(newest.items, SizeIs(2));
        EXPECT_EQ(newest.items[0].saved_by, "gaston");
        EXPECT_EQ(newest.items[1].saved_by, "");
    }
    EXPECT_THAT(newest_public(*this->database->read(0), 0).items, IsEmpty());
}

} // namespace
} // namespace florilege::library
