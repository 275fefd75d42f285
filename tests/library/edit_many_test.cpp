#include "library/edit.hpp"
#include "library/edit_many.hpp"
#include "library/history/marks_image.hpp"
#include "library/lists/list.hpp"
#include "library/lists/list_changes.hpp"
#include "library/search/search.hpp"
#include "library/state.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/edited_product.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/random_library.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using tests::page;

template <class Where> class EditingMany : public tests::EditedProduct<Where> {
protected:
    void fill(int bookmarks)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            tests::RandomLibrary{31}.fill(transaction, shelf, bookmarks);
        });
        this->now += std::chrono::hours{24 * 30};
    }

    std::int64_t edit(Chosen const& chosen, ManyChange const& change)
    {
        std::int64_t changed = -1;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            auto const edited = edit_many(transaction, shelf, columns, chosen, change);
            ASSERT_TRUE(edited.has_value());
            changed = edited->bookmarks;
        });
        EXPECT_THAT(this->database->check(), IsEmpty());
        return changed;
    }

    std::int64_t erase(Chosen const& chosen)
    {
        std::int64_t changed = -1;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            changed = delete_many(transaction, shelf, columns, chosen).bookmarks;
        });
        EXPECT_THAT(this->database->check(), IsEmpty());
        return changed;
    }

    std::int64_t found(std::string_view text)
    {
        return search(*this->database->read(this->owner.value), columns, this->owner, tests::query(text), {},
                      this->now)
            .total;
    }

    /// What the history has written down for the newest change.
    std::size_t bytes_of_last_change()
    {
        std::size_t bytes = 0;
        this->on_shelf([&](store::Transaction& transaction, Shelf const&) {
            bytes = transaction.text("SELECT before FROM change ORDER BY id DESC LIMIT 1")->size();
        });
        return bytes;
    }

    /// As a stranger and the owner see it, with the keys that give alike rows their order.
    std::vector<std::pair<std::int64_t, BookmarkDraft>> whole(std::int64_t viewer)
    {
        std::vector<std::pair<std::int64_t, BookmarkDraft>> rows;
        auto const reader = this->database->read(viewer);
        each_bookmark(*reader, this->owner, [&](Bookmark const& bookmark) {
            rows.emplace_back(bookmark.key.value, bookmark.content);
        });
        return rows;
    }

    ColumnCache columns;
};
TYPED_TEST_SUITE(EditingMany, tests::ProductEngines, tests::ProductEngineNames);

std::vector<ManyChange> changes_of_every_kind()
{
    ManyChange tags;
    tags.add_tags = {"maps", "new tag"};
    tags.remove_tags = {"rivers", "old tag", "never seen"};
    ManyChange both;
    both.add_tags = {"rivers"};
    both.remove_tags = {"RIVERS"};
    ManyChange flags;
    flags.unread = true;
    flags.archived = false;
    flags.favourite = true;
    ManyChange shown;
    shown.audience = accounts::Audience::everyone();
    ManyChange all = tags;
    all.audience = accounts::Audience::me();
    all.unread = false;
    return {tags, both, flags, shown, all};
}

TYPED_TEST(EditingMany, marks_what_matches_and_nothing_else_and_undo_restores_exactly)
{
    this->fill(60);
    auto const before = this->whole(this->owner.value);
    for (auto const& change : changes_of_every_kind())
        for (auto const* text : {"", "map", "tag:maps is:unread", "-river"}) {
            auto const query = tests::query(text);
            auto const total = this->found(text);
            auto const matching = library::matching(*this->database->read(this->owner.value), this->columns,
                                                    this->owner, query);
            auto const is_chosen = [&](std::int64_t key) {
                return std::find(matching.begin(), matching.end(), BookmarkId{key}) != matching.end();
            };
            auto const changed = this->edit(query, change);
            EXPECT_LE(changed, total);
            auto const after = this->whole(this->owner.value);
            ASSERT_EQ(after.size(), before.size());
            std::int64_t different = 0;
            for (std::size_t at = 0; at < after.size(); ++at) {
                auto const& [key, row] = after[at];
                different += row == before[at].second ? 0 : 1;
                if (!is_chosen(key)) {
                    EXPECT_EQ(row, before[at].second);
                    continue;
                }
                for (auto const& tag : change.add_tags)
                    EXPECT_THAT(row.tags, ::testing::Contains(tag));
                if (change.audience) {
                    EXPECT_EQ(row.audience, change.audience);
                }
                if (change.unread) {
                    EXPECT_EQ(row.unread, *change.unread);
                }
                bool const retagged = row.tags != before[at].second.tags;
                EXPECT_EQ(row.updated, retagged ? std::optional{this->now} : before[at].second.updated);
            }
            EXPECT_EQ(different, changed);
            if (changed == 0) continue;
            this->undo();
            EXPECT_EQ(this->whole(this->owner.value), before) << text;
            EXPECT_EQ(this->found(text), total);
            this->redo();
            EXPECT_EQ(this->whole(this->owner.value), after) << "undoing the undoing";
            this->undo();
            if (this->HasFailure()) return;
        }
    EXPECT_GT(this->changes().size(), 40U);
}

TYPED_TEST(EditingMany, does_to_many_what_an_edit_does_to_one)
{
    this->fill(20);
    ManyChange change;
    change.add_tags = {"one more"};
    change.audience = accounts::Audience::everyone();
    change.favourite = true;
    this->edit(Query{}, change);
    auto const together = this->whole(this->owner.value);
    auto const shown = this->whole(0);
    EXPECT_EQ(shown.size(), together.size());
    this->undo();
    for (auto const& [key, bookmark] : this->whole(this->owner.value)) {
        BookmarkChange one;
        one.tags = bookmark.tags;
        one.tags->emplace_back("one more");
        one.audience = change.audience;
        one.favourite = change.favourite;
        this->on_shelf([&, id = *bookmark.id](store::Transaction& transaction, Shelf const& shelf) {
            ASSERT_TRUE(edit_bookmark(transaction, shelf, id, one).has_value());
        });
    }
    EXPECT_EQ(this->whole(this->owner.value), together);
    EXPECT_EQ(this->whole(0), shown);
}

TYPED_TEST(EditingMany, takes_ids_old_ones_too_and_passes_over_those_that_name_nothing)
{
    this->fill(5);
    auto const all = this->all();
    PublicId theirs = PublicId::random();
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        auto draft = page("https://theirs.example/", "Theirs");
        draft.audience = accounts::Audience::everyone();
        draft.id = theirs;
        take(transaction, Shelf{this->stranger, vocabulary, std::nullopt, this->now}, draft);
    });
    ManyChange change;
    change.add_tags = {"chosen"};
    EXPECT_EQ(this->edit(std::vector{*all[1].id, *all[3].id, *all[1].id, theirs, PublicId::random()}, change),
              2);
    EXPECT_EQ(this->found("tag:chosen"), 2);
    EXPECT_EQ(this->changes()[0].summary, "2 bookmarks: +chosen");
    EXPECT_EQ(this->edit(std::vector<PublicId>{}, change), 0);
    EXPECT_EQ(this->erase(std::vector<PublicId>{theirs}), 0);
    EXPECT_EQ(this->edit(tests::query("nothing finds this"), change), 0);
    EXPECT_THAT(this->changes(),
                ::testing::Contains(::testing::Field(&Change::action, "bookmarks edit")).Times(1));
}

TYPED_TEST(EditingMany, writes_nothing_where_all_are_so_already)
{
    this->fill(10);
    ManyChange change;
    change.unread = true;
    change.add_tags = {"Maps"};
    EXPECT_GT(this->edit(Query{}, change), 0);
    auto const state = library_state(*this->database->read(this->owner.value), this->owner);
    auto const changes = this->changes().size();
    EXPECT_EQ(this->edit(Query{}, change), 0);
    EXPECT_EQ(this->changes().size(), changes);
    EXPECT_EQ(library_state(*this->database->read(this->owner.value), this->owner), state);
}

TYPED_TEST(EditingMany, moves_what_a_stranger_sees_only_with_what_is_public)
{
    this->take(page("https://example.org/hidden", "hidden"));
    auto open = page("https://example.org/open", "open");
    open.audience = accounts::Audience::everyone();
    this->take(open);
    auto const moved = [&](std::string_view text, ManyChange const& change) {
        auto const before = library_state(*this->database->read(0), this->owner);
        this->edit(tests::query(text), change);
        return library_state(*this->database->read(0), this->owner) != before;
    };
    ManyChange tag;
    tag.add_tags = {"maps"};
    EXPECT_FALSE(moved("is:private", tag));
    EXPECT_TRUE(moved("is:public", tag));
    ManyChange unread;
    unread.unread = true;
    EXPECT_FALSE(moved("is:private", unread));
    EXPECT_FALSE(moved("is:public", unread)) << "what is read is told to nobody";
    ManyChange publish;
    publish.audience = accounts::Audience::everyone();
    EXPECT_FALSE(moved("is:public", publish));
    EXPECT_TRUE(moved("is:private", publish));
}

TYPED_TEST(EditingMany, keeps_of_each_bookmark_a_few_bytes)
{
    constexpr int many = 2'500; // of three blocks of columns
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        for (int i = 0; i < many; ++i) {
            auto draft = page("https://example.org/" + std::to_string(i), "one", {"map"});
            if (i % 3 == 0) draft.tags.emplace_back("third");
            draft.note = std::string(1000, 'n');
            draft.created = tests::monday + std::chrono::seconds{i * 7919 % 100'000};
            take(transaction, shelf, draft);
        }
    });
    auto const before = this->whole(this->owner.value);
    ManyChange flags;
    flags.unread = true;
    EXPECT_EQ(this->edit(Query{}, flags), many);
    EXPECT_LT(this->bytes_of_last_change(), 300U);
    ManyChange tags;
    tags.add_tags = {"all"};
    tags.remove_tags = {"third"};
    EXPECT_EQ(this->edit(Query{}, tags), many);
    EXPECT_LT(this->bytes_of_last_change(), 20U * many);
    EXPECT_EQ(this->found("tag:all is:unread"), many);
    EXPECT_EQ(this->found("tag:third"), 0);
    this->undo();
    EXPECT_EQ(this->found("tag:third"), 834);
    EXPECT_EQ(this->found("tag:all"), 0);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(library::undo(transaction, shelf, ChangeId{1}).has_value());
    });
    EXPECT_EQ(this->whole(this->owner.value), before);
}

TYPED_TEST(EditingMany, finds_its_tags_again_where_they_were_merged_since)
{
    this->fill(0);
    this->take(page("https://example.org/1", "one", {"streams", "lakes"}));
    ManyChange change;
    change.remove_tags = {"streams"};
    this->edit(Query{}, change);
    auto const edit = this->changes()[0].id;
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(merge_tag(transaction, shelf, *TagName::parse("streams"), *TagName::parse("rivers")));
    });
    this->undo(edit);
    EXPECT_THAT(this->all()[0].tags, ElementsAre("rivers", "lakes"));
}

TYPED_TEST(EditingMany, finds_a_bookmark_again_that_was_deleted_and_restored_since)
{
    this->take(page("https://example.org/1", "one"));
    this->take(page("https://example.org/2", "two"));
    auto const before = this->whole(this->owner.value);
    ManyChange change;
    change.add_tags = {"maps"};
    change.unread = true;
    this->edit(Query{}, change);
    this->erase(std::vector{*before[0].second.id});
    EXPECT_EQ(this->found(""), 1);
    this->undo();
    auto const edit = this->changes()[2].id;
    this->undo(edit);
    EXPECT_EQ(this->whole(this->owner.value), before);
}

TYPED_TEST(EditingMany, refuses_tags_that_cannot_be_kept)
{
    this->fill(3);
    ManyChange change;
    change.add_tags = {"\xff"};
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        auto const refused = edit_many(transaction, shelf, this->columns, Query{}, change);
        ASSERT_FALSE(refused.has_value());
        EXPECT_TRUE(std::holds_alternative<EditFault::BadText>(refused.error().why));
    });
}

TYPED_TEST(EditingMany, deletes_what_matches_and_brings_all_of_it_back)
{
    this->fill(60);
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(create_list(transaction, shelf, {{"Mine"}, {}, accounts::Audience::everyone()}));
    });
    auto const ids = this->all();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        transaction.see_as(this->owner.value);
        auto const list = find_list(all_lists(transaction, this->owner), "Mine").value();
        std::vector<ListDraft::Entry> entries;
        for (auto const& one : ids) {
            entries.push_back({one.id, std::nullopt, entries.size() % 3 == 0 ? "noted" : ""});
            if (!one.highlights.empty()) entries.push_back({std::nullopt, one.highlights[0].id, {}});
            if (entries.size() % 5 == 0) entries.push_back({std::nullopt, std::nullopt, "text between"});
        }
        ASSERT_TRUE(add_to_list(transaction, shelf, list, entries, std::nullopt));
    });
    auto const before = this->whole(this->owner.value);
    auto const lists = this->lists();
    for (auto const* text : {"map", "", "is:unread"}) {
        auto const total = this->found(text);
        ASSERT_GT(total, 16);
        EXPECT_EQ(this->erase(tests::query(text)), total);
        EXPECT_EQ(this->found(text), 0);
        EXPECT_EQ(this->changes()[0].action, "bookmarks delete");
        EXPECT_EQ(this->changes()[0].summary, std::to_string(total) + " bookmarks");
        auto const after = this->whole(this->owner.value);
        auto const lists_after = this->lists();
        EXPECT_EQ(static_cast<std::int64_t>(after.size()), static_cast<std::int64_t>(before.size()) - total);
        this->undo();
        EXPECT_EQ(this->whole(this->owner.value), before) << text;
        EXPECT_EQ(this->lists(), lists);
        EXPECT_EQ(this->found(text), total);
        this->redo();
        EXPECT_EQ(this->whole(this->owner.value), after);
        EXPECT_EQ(this->lists(), lists_after);
        this->undo();
        EXPECT_EQ(this->whole(this->owner.value), before);
        EXPECT_EQ(this->lists(), lists);
    }
}

TYPED_TEST(EditingMany, brings_back_beside_what_was_saved_anew_or_changed_since)
{
    this->take(page("https://example.org/1", "one", {"a"}));
    this->take(page("https://example.org/2", "two", {"b"}));
    auto const before = this->all();
    this->erase(Query{});
    auto const deletion = this->changes()[0].id;
    this->take(page("https://example.org/1", "one, saved anew"));
    this->undo(deletion);
    auto const after = this->all();
    ASSERT_THAT(after, SizeIs(2));
    std::vector<std::string> titles{after[0].title, after[1].title};
    EXPECT_THAT(titles, ::testing::UnorderedElementsAre("one", "two")) << "over the one that was saved anew";
    this->redo();
    ASSERT_THAT(this->all(), SizeIs(1));
    EXPECT_EQ(this->all()[0].title, "one");
    auto const anew = this->changes()[2];
    EXPECT_EQ(anew.summary, "one, saved anew") << "what it was is a change of its own";
    this->undo(anew.id);
    EXPECT_EQ(this->all()[0].title, "one, saved anew");
}

TYPED_TEST(EditingMany, is_not_brought_back_over_an_address_that_another_bookmark_got)
{
    this->take(page("https://example.org/1", "one"));
    this->take(page("https://example.org/2", "two"));
    auto const all = this->all();
    this->erase(std::vector{*all[0].id});
    auto const deletion = this->changes()[0].id;
    this->take(all[0]); // from an export of this library
    BookmarkChange away;
    away.url = text::Url::parse("https://example.org/3").value();
    BookmarkChange there;
    there.url = all[0].url;
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(edit_bookmark(transaction, shelf, *all[0].id, away).has_value());
        ASSERT_TRUE(edit_bookmark(transaction, shelf, *all[1].id, there).has_value());
    });
    auto const before = this->all();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_FALSE(library::undo(transaction, shelf, deletion).has_value());
    });
    EXPECT_EQ(this->all(), before);
}

TEST(MarksImage, is_read_back_as_it_was_written)
{
    MarksImage image;
    image.flagged = {{ColumnRow::unread, true, {1, 2, 3, 7, 9, 10}}, {ColumnRow::favourite, false, {}}};
    image.shared = {{-1, {4}}, {0, {5, 6}}};
    image.tagged = {{TagId{7}, "a \"tag\"", {{0, {1}}, {3, {2, 1'000'000}}}, {8, 9}}};
    image.updated = {{1, 5, 6}, {-7, 1'327'910'400'000'000, 5}};
    EXPECT_EQ(marks_image_of(to_json(image)), image);
    EXPECT_EQ(marks_image_of(to_json(MarksImage{})), MarksImage{});
    MarksImage::Numbers const rows{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1'000'000};
    EXPECT_EQ(rows_of(image), rows);
}

} // namespace
} // namespace florilege::library
