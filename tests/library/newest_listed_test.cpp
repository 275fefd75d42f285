#include "library/lists/list.hpp"
#include "library/newest_listed.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::IsEmpty;
using tests::page;
using tests::passage;

/// Pages a to d, an hour between each; b is private; d has a passage.
template <class Where> class NewestListed : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        for (char const letter : {'a', 'b', 'c', 'd'}) {
            auto draft = page(std::string{"https://example.org/"} + letter, {letter});
            draft.audience = letter == 'b' ? accounts::Audience::me() : accounts::Audience::everyone();
            if (letter == 'd') draft.highlights = {passage("a passage")};
            this->take(draft);
            this->now += std::chrono::hours{1};
        }
        saved = this->all();
    }

    void keep(ListDraft const& draft)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            take_list(transaction, shelf, draft);
        });
    }

    static ListDraft list(ListPath path, std::vector<ListDraft::Entry> entries)
    {
        return {PublicId::random(), std::move(path), {}, accounts::Audience::everyone(), std::move(entries)};
    }

    ListedPage newest(std::string_view path, std::int64_t viewer, std::size_t limit,
                      std::optional<Place> const& after = std::nullopt)
    {
        auto const reader = this->database->read(viewer);
        auto const lists = all_lists(*reader, this->owner);
        return newest_listed(*reader, find_list(lists, path).value().key, limit, after);
    }

    static std::string titles(ListedPage const& page)
    {
        std::string text;
        for (auto const& bookmark : page.items)
            text += bookmark.content.title;
        return text;
    }

    std::vector<BookmarkDraft> saved;
};
TYPED_TEST_SUITE(NewestListed, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(NewestListed, has_each_once_with_those_whose_passage_is_listed)
{
    auto const& drafts = this->saved;
    this->keep(this->list({"Reading"}, {{drafts[2].id, {}, {}},
                                        {drafts[0].id, {}, {}},
                                        {{}, {}, "a text"},
                                        {{}, drafts[3].highlights[0].id, {}},
                                        {drafts[3].id, {}, {}}}));
    this->keep(this->list({"Reading", "Inside"}, {{drafts[1].id, {}, {}}}));
    auto const all = this->newest("Reading", this->owner.value, 10);
    EXPECT_EQ(this->titles(all), "dca");
    EXPECT_FALSE(all.more);
}

TYPED_TEST(NewestListed, goes_on_behind_a_place_without_counting_what_is_hidden)
{
    auto const& drafts = this->saved;
    this->keep(this->list(
        {"Reading"},
        {{drafts[0].id, {}, {}}, {drafts[1].id, {}, {}}, {drafts[2].id, {}, {}}, {drafts[3].id, {}, {}}}));
    EXPECT_EQ(this->titles(this->newest("Reading", this->owner.value, 10)), "dcba");
    auto const first = this->newest("Reading", 0, 2);
    EXPECT_EQ(this->titles(first), "dc");
    EXPECT_TRUE(first.more);
    auto const rest = this->newest("Reading", 0, 2, first.last);
    EXPECT_EQ(this->titles(rest), "a");
    EXPECT_FALSE(rest.more);
    auto const nothing = this->newest("Reading", 0, 2, rest.last);
    EXPECT_THAT(nothing.items, IsEmpty());
    EXPECT_FALSE(nothing.last);
}

} // namespace
} // namespace florilege::library
