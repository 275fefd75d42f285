#include "library/columns/columns.hpp"
#include "library/former_names.hpp"
#include "library/highlights/review_state.hpp"
#include "library/record.hpp"
#include "library/state.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/random_doings.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using tests::page;

template <class Where> class LibraryState : public tests::Product<Where> {
protected:
    /// All that a viewer is told of the library, in bytes.
    std::string seen(accounts::AccountId viewer)
    {
        auto const reader = this->database->read(viewer.value);
        ColumnCache columns;
        std::string out;
        each_bookmark(*reader, this->owner,
                      [&](Bookmark const& bookmark) { out += to_record(bookmark.content) + '\n'; });
        for (auto const& list : all_lists(*reader, this->owner)) {
            out += list.id.text() + ' ' + path_text(list.path) + ' ' + list.note + ' ' +
                   std::to_string(list.audience.number()) + ' ' + std::to_string(list.entries) + '\n';
            for (auto const& entry : entries_of(*reader, list.key)) {
                if (entry.page) out += entry.page->id.text() + ' ' + entry.page->title + ' ';
                if (entry.passage) out += entry.passage->id.text() + ' ' + entry.passage->quote + ' ';
                out += entry.note + '\n';
            }
        }
        for (auto const& tag : all_tags(*reader, columns, this->owner)) {
            out += tag.name + ' ' + tag.parent + ' ' + std::to_string(tag.bookmarks);
            for (auto const& alias : tag.aliases)
                out += ' ' + alias;
            out += '\n';
        }
        for (auto const& bundle : bundles(*reader, this->owner)) {
            out += bundle.id.text() + bundle.name;
            for (auto const& tag : bundle.tags)
                out += ' ' + tag;
        }
        for (auto const& search : saved_searches(*reader, this->owner))
            out += search.name + search.query;
        each_former_names(*reader, this->owner, [&](FormerNames const& names) {
            for (auto const& name : names.names)
                out += name + '\n';
            for (auto const& id : names.ids)
                out += id.text() + '\n';
        });
        for (auto const& batch : batches_of(*reader, this->owner))
            out += batch.public_id.text() + (batch.undone ? " undone" : "") + batch.report + '\n';
        for (auto const& change : changes_of(*reader, this->owner, 10'000))
            out += change.action + change.summary + (change.undone ? " undone\n" : "\n");
        each_review_state(*reader, this->owner,
                          [&](ReviewState const& state) { out += state.highlight.text(); });
        return out;
    }

    std::int64_t state(accounts::AccountId viewer)
    {
        return library_state(*this->database->read(viewer.value), this->owner);
    }

    accounts::AccountId const nobody{0};
};
TYPED_TEST_SUITE(LibraryState, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(LibraryState, moves_when_a_viewer_sees_something_else_and_for_a_stranger_only_then)
{
    constexpr unsigned rounds = 400;
    auto own = this->seen(this->owner);
    auto shown = this->seen(this->nobody);
    auto own_state = this->state(this->owner);
    auto shown_state = this->state(this->nobody);
    auto site = site_state(*this->database->read(0));
    unsigned hidden = 0;
    unsigned visible = 0;
    for (unsigned round = 0; round < rounds; ++round) {
        this->now += std::chrono::seconds{1};
        std::string what;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            what = RandomDoings{round, transaction, shelf}.something();
        });
        what += " in round " + std::to_string(round);
        auto const own_after = this->seen(this->owner);
        auto const shown_after = this->seen(this->nobody);
        EXPECT_EQ(this->seen(this->stranger), shown_after);
        bool const own_moved = this->state(this->owner) > own_state;
        bool const shown_moved = this->state(this->nobody) > shown_state;
        if (own_after != own) {
            EXPECT_TRUE(own_moved) << what;
        }
        EXPECT_EQ(shown_moved, shown_after != shown) << what;
        EXPECT_EQ(this->state(this->stranger), this->state(this->nobody));
        EXPECT_EQ(site_state(*this->database->read(0)) > site, shown_moved) << what;
        hidden += own_after != own && shown_after == shown ? 1U : 0U;
        visible += shown_after != shown ? 1U : 0U;
        own = own_after;
        shown = shown_after;
        own_state = this->state(this->owner);
        shown_state = this->state(this->nobody);
        site = site_state(*this->database->read(0));
        if (this->HasFailure()) return;
    }
    EXPECT_GT(hidden, rounds / 8);
    EXPECT_GT(visible, rounds / 8);
}

TYPED_TEST(LibraryState, stays_where_nothing_comes_of_what_is_done)
{
    auto draft = page("https://example.org/a", "A", {"one"});
    draft.lists = {{"List"}};
    draft.audience = accounts::Audience::everyone();
    this->take(draft);
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        take_tag(transaction, shelf, {"one", {"eins"}, {}});
    });
    auto const state = this->state(this->owner);
    auto const shown = this->state(this->nobody);
    EXPECT_EQ(this->take(draft), Taken::unchanged);
    std::vector<ListDraft> lists;
    each_list(*this->database->read(this->owner.value), this->owner,
              [&](ListDraft const& list) { lists.push_back(list); });
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        take_tag(transaction, shelf, {"one", {"eins"}, {}});
        take_list(transaction, shelf, lists.at(0));
        BookmarkChange change;
        change.title = "A";
        ASSERT_TRUE(edit_bookmark(transaction, shelf, *this->all()[0].id, change).has_value());
    });
    EXPECT_EQ(this->state(this->owner), state);
    EXPECT_EQ(this->state(this->nobody), shown);
}

TYPED_TEST(LibraryState, of_one_library_is_not_moved_by_another_and_starts_at_nothing)
{
    auto const nothing = library_state(*this->database->read(this->stranger.value), this->stranger);
    EXPECT_EQ(nothing, 0);
    EXPECT_EQ(this->state(this->owner), 0);
    auto draft = page("https://example.org/a", "A");
    draft.audience = accounts::Audience::everyone();
    this->take(draft);
    EXPECT_GT(this->state(this->owner), 0);
    EXPECT_EQ(this->state(this->nobody), 1) << "the first change that everyone sees";
    EXPECT_EQ(library_state(*this->database->read(this->stranger.value), this->stranger), 0);
}

TYPED_TEST(LibraryState, is_not_moved_by_what_is_rolled_back)
{
    auto const failing = [&] {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            take(transaction, shelf, page("https://example.org/a", "A"));
            throw std::runtime_error{"on purpose"};
        });
    };
    EXPECT_THROW(failing(), std::runtime_error);
    EXPECT_EQ(this->state(this->owner), 0);
}

TYPED_TEST(LibraryState, moves_with_the_name_of_a_tag_only_for_those_who_see_it)
{
    auto hidden = page("https://example.org/hidden", "H", {"secret"});
    auto open = page("https://example.org/open", "O", {"open"});
    open.audience = accounts::Audience::everyone();
    this->take(hidden);
    this->take(open);
    auto const rename = [&](std::string_view from, std::string_view to) {
        auto const shown = this->state(this->nobody);
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            ASSERT_TRUE(rename_tag(transaction, shelf, *TagName::parse(from), *TagName::parse(to)));
        });
        return this->state(this->nobody) != shown;
    };
    EXPECT_FALSE(rename("secret", "more secret"));
    EXPECT_TRUE(rename("open", "opened"));
    auto const shown = this->state(this->nobody);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(undo_last(transaction, shelf).has_value());
    });
    EXPECT_NE(this->state(this->nobody), shown);
}

} // namespace
} // namespace florilege::library
