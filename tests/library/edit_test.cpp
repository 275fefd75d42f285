#include "library/edit.hpp"
#include "library/history/history.hpp"
#include "library/history/removal.hpp"
#include "library/search/search.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/edited_product.hpp"
#include "tests/library/query/reading.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using tests::page;
using tests::passage;

/// A page, a book, and a passage whose link is not known.
template <class Where> class Editing : public tests::EditedProduct<Where> {
protected:
    void SetUp() override
    {
        auto pond = page("https://ponds.example/diary", "Pond diary", {"ice", "schools"});
        pond.note = "Since 1931.";
        pond.highlights = {passage("You throw a stone.", "simple")};
        pond.lists = {{"Winter"}};
        pond.article = "Four head teachers.";
        pond.created = tests::monday - std::chrono::hours{24};
        this->take(pond);
        BookmarkDraft book;
        book.kind = SourceKind::book;
        book.title = "Ponds";
        book.author = "Ann Author";
        this->take(book);
        BookmarkDraft loose;
        loose.kind = SourceKind::unresolved;
        loose.note = "Said on the radio";
        loose.highlights = {passage("No ice, but very good skating.")};
        this->take(loose);
        this->now += std::chrono::hours{1};
        saved = this->all();
    }

    Result<Bookmark, EditFault> edit(PublicId const& id, BookmarkChange const& change,
                                     EditOptions const& options = {})
    {
        Result<Bookmark, EditFault> edited = EditFault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            edited = edit_bookmark(transaction, shelf, id, change, options);
        });
        EXPECT_THAT(this->database->check(), IsEmpty());
        return edited;
    }

    Result<Change> undo()
    {
        Result<Change> undone = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            undone = undo_last(transaction, shelf);
        });
        EXPECT_THAT(this->database->check(), IsEmpty());
        return undone;
    }

    std::int64_t found(std::string_view words)
    {
        ColumnCache columns;
        return search(*this->database->read(this->owner.value), columns, this->owner, tests::query(words), {},
                      this->now)
            .total;
    }

    template <class Kind> static bool is(Result<Bookmark, EditFault> const& edited)
    {
        return !edited && std::holds_alternative<Kind>(edited.error().why);
    }

    static text::Url url(std::string_view text) { return text::Url::parse(text).value(); }

    static constexpr std::size_t the_pond = 0;
    static constexpr std::size_t the_book = 1;
    static constexpr std::size_t the_passage = 2;
    std::vector<BookmarkDraft> saved; ///< as they are before
};
TYPED_TEST_SUITE(Editing, tests::ProductEngines, tests::ProductEngineNames);

BookmarkChange everything()
{
    BookmarkChange change;
    change.title = "Diary of a pond";
    change.note = "Since 1932.";
    change.author = "A school";
    change.article = "Five head teachers.";
    change.tags = {{"schools", "winter", "  WINTER "}};
    change.audience = accounts::Audience::everyone();
    change.unread = true;
    change.archived = true;
    change.favourite = true;
    change.url = text::Url::parse("https://ponds.example/journal").value();
    change.created = tests::monday - std::chrono::hours{48};
    return change;
}

TYPED_TEST(Editing, changes_each_field_that_is_named_and_search_finds_it)
{
    auto const& before = this->saved[this->the_pond];
    auto const edited = this->edit(*before.id, everything());
    ASSERT_TRUE(edited.has_value());
    auto expected = before;
    expected.title = "Diary of a pond";
    expected.note = "Since 1932.";
    expected.author = "A school";
    expected.article = "Five head teachers.";
    expected.tags = {"schools", "winter"};
    expected.audience = accounts::Audience::everyone();
    expected.unread = expected.archived = expected.favourite = true;
    expected.url = this->url("https://ponds.example/journal");
    expected.created = tests::monday - std::chrono::hours{48};
    expected.updated = this->now;
    EXPECT_EQ(edited->content, expected);
    EXPECT_EQ(this->all()[this->the_pond], expected);
    EXPECT_EQ(this->found("journal five tag:winter is:public is:unread before:2012-01-29"), 1);
    EXPECT_EQ(this->found("four"), 0);
    EXPECT_EQ(this->found("tag:ice"), 0);
}

TYPED_TEST(Editing, is_one_change_that_undo_takes_back_and_undo_again_makes)
{
    ASSERT_TRUE(this->edit(*this->saved[this->the_pond].id, everything()).has_value());
    auto const after = this->all();
    ASSERT_THAT(this->changes(), SizeIs(1));
    EXPECT_EQ(this->changes()[0].action, "bookmark edit");
    EXPECT_EQ(this->changes()[0].summary, "Diary of a pond");
    this->now += std::chrono::hours{1};
    ASSERT_TRUE(this->undo().has_value());
    EXPECT_EQ(this->all(), this->saved);
    EXPECT_EQ(this->found("four tag:ice"), 1);
    this->redo();
    EXPECT_EQ(this->all(), after);
}

TYPED_TEST(Editing, writes_nothing_where_all_is_so_already)
{
    auto const& before = this->saved[this->the_pond];
    this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(add_alias(transaction, shelf, *TagName::parse("glace"), *TagName::parse("ice")));
    });
    BookmarkChange same;
    same.title = before.title;
    same.note = before.note;
    same.author = before.author;
    same.article = before.article;
    same.tags = {{"Glace", "", "schools", "ICE"}};
    same.audience = before.audience;
    same.unread = same.archived = same.favourite = false;
    same.url = before.url;
    same.created = before.created;
    auto const edited = this->edit(*before.id, same);
    ASSERT_TRUE(edited.has_value());
    EXPECT_EQ(edited->content, before);
    EXPECT_THAT(this->changes(), SizeIs(1)) << "the alias alone";
    EXPECT_EQ(this->all(), this->saved);
    ASSERT_TRUE(this->edit(*before.id, {}).has_value());
    EXPECT_THAT(this->changes(), SizeIs(1));
}

TYPED_TEST(Editing, moves_updated_with_what_can_be_read_and_not_with_what_it_is_marked_as)
{
    auto const& before = this->saved[this->the_pond];
    BookmarkChange marks;
    marks.audience = accounts::Audience::everyone();
    marks.unread = marks.archived = marks.favourite = true;
    EXPECT_EQ(this->edit(*before.id, marks)->content.updated, before.updated);
    EXPECT_EQ(this->found("is:public is:unread is:archived is:favourite"), 1);
    BookmarkChange tags;
    tags.tags = {{"ice"}};
    EXPECT_EQ(this->edit(*before.id, tags)->content.updated, this->now);
    this->now += std::chrono::hours{1};
    BookmarkChange note;
    note.note = "Other words";
    EXPECT_EQ(this->edit(*before.id, note)->content.updated, this->now);
}

TYPED_TEST(Editing, leaves_what_was_changed_since_when_an_older_edit_is_undone)
{
    auto const id = *this->saved[this->the_pond].id;
    BookmarkChange title;
    title.title = "Diary of a pond";
    ASSERT_TRUE(this->edit(id, title).has_value());
    auto const first = this->changes()[0].id;
    BookmarkChange since;
    since.note = "Written since";
    since.unread = true;
    ASSERT_TRUE(this->edit(id, since).has_value());
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(undo(transaction, shelf, first)->summary, "Diary of a pond");
    });
    auto const after = this->all()[this->the_pond];
    EXPECT_EQ(after.title, "Pond diary");
    EXPECT_EQ(after.note, "Written since");
    EXPECT_TRUE(after.unread);
}

TYPED_TEST(Editing, refuses_what_is_stale_and_gives_what_it_is_now)
{
    auto const& before = this->saved[this->the_pond];
    auto const seen = version_of(before);
    BookmarkChange mine;
    mine.title = "Mine";
    BookmarkChange theirs;
    theirs.note = "Theirs";
    ASSERT_TRUE(this->edit(*before.id, theirs, {seen}).has_value());
    auto const refused = this->edit(*before.id, mine, {seen});
    ASSERT_TRUE(this->template is<EditFault::Stale>(refused));
    auto const as_it_is = std::get<EditFault::Stale>(refused.error().why).now.content;
    EXPECT_EQ(as_it_is.note, "Theirs");
    EXPECT_EQ(as_it_is, this->all()[this->the_pond]);
    EXPECT_TRUE(this->edit(*before.id, mine, {version_of(as_it_is)}).has_value());
}

TYPED_TEST(Editing, refuses_an_address_that_another_bookmark_has)
{
    BookmarkChange change;
    change.url = this->url("https://ponds.example/diary");
    change.title = "not written";
    for (auto const which : {this->the_book, this->the_passage}) {
        auto const refused = this->edit(*this->saved[which].id, change);
        ASSERT_TRUE(this->template is<EditFault::UrlTaken>(refused));
        EXPECT_EQ(std::get<EditFault::UrlTaken>(refused.error().why).holder, *this->saved[this->the_pond].id);
    }
    BookmarkDraft other;
    other.kind = SourceKind::book;
    other.title = "Lakes";
    other.author = "Ann Author";
    this->take(other);
    BookmarkChange same_book;
    same_book.title = "PONDS!";
    EXPECT_TRUE(this->template is<EditFault::UrlTaken>(this->edit(*this->all()[3].id, same_book)));
    EXPECT_THAT(this->changes(), IsEmpty());
}

TYPED_TEST(Editing, gives_a_passage_its_link_and_the_passage_is_still_known)
{
    auto const& before = this->saved[this->the_passage];
    BookmarkChange change;
    change.url = this->url("https://radio.example/skating");
    change.note = "Said on the radio, on Monday";
    auto const edited = this->edit(*before.id, change);
    ASSERT_TRUE(edited.has_value());
    EXPECT_EQ(edited->content.kind, SourceKind::page);
    EXPECT_EQ(edited->content.id, before.id);
    EXPECT_EQ(this->found("is:unresolved"), 0);
    EXPECT_EQ(this->found("site:radio.example skating"), 1);
    auto again = before;
    again.id.reset();
    for (auto& highlight : again.highlights)
        highlight.id.reset();
    EXPECT_EQ(this->take(again), Taken::unchanged) << "an import of the passage finds the page";
    ASSERT_TRUE(this->undo().has_value());
    EXPECT_EQ(this->all(), this->saved);
    EXPECT_EQ(this->take(again), Taken::unchanged);
    EXPECT_THAT(this->all(), SizeIs(3));
}

TYPED_TEST(Editing, takes_an_address_away)
{
    BookmarkChange change;
    change.url.emplace();
    auto const edited = this->edit(*this->saved[this->the_pond].id, change);
    ASSERT_TRUE(edited.has_value());
    EXPECT_EQ(edited->content.kind, SourceKind::unresolved);
    EXPECT_FALSE(edited->content.url.has_value());
    EXPECT_EQ(this->found("site:ponds.example"), 0);
    ASSERT_TRUE(this->undo().has_value());
    EXPECT_EQ(this->all(), this->saved);
    EXPECT_EQ(this->found("site:ponds.example"), 1);
}

TYPED_TEST(Editing, makes_a_passage_part_of_the_page_where_that_is_asked_for)
{
    auto const& passage = this->saved[this->the_passage];
    auto const& page = this->saved[this->the_pond];
    BookmarkChange change;
    change.url = page.url;
    change.note = "Said on the radio too";
    auto const edited = this->edit(*passage.id, change, {{}, WhereTaken::merge});
    ASSERT_TRUE(edited.has_value());
    EXPECT_EQ(edited->content.id, page.id);
    EXPECT_EQ(edited->content.note, "Since 1931.\n\nSaid on the radio too");
    ASSERT_THAT(edited->content.highlights, SizeIs(2));
    EXPECT_EQ(edited->content.highlights[1].id, passage.highlights[0].id);
    EXPECT_THAT(this->all(), SizeIs(2));
    auto again = passage;
    again.id.reset();
    this->take(again);
    EXPECT_THAT(this->all(), SizeIs(2)) << "the passage as it was is known to be part of the page";
    BookmarkChange later;
    later.favourite = true;
    EXPECT_EQ(this->edit(*passage.id, later)->content.id, page.id) << "also under its old id";
    ASSERT_TRUE(this->undo().has_value());
    auto const merged = this->changes()[2].id;
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(undo(transaction, shelf, merged).has_value());
    });
    auto back = this->all();
    std::sort(back.begin(), back.end(), [](auto const& a, auto const& b) { return a.kind < b.kind; });
    EXPECT_EQ(back, this->saved);
    EXPECT_THAT(this->changes(), SizeIs(4));
}

TYPED_TEST(Editing, refuses_texts_that_cannot_be_kept_and_names_the_field)
{
    auto const refused = [&](BookmarkChange const& change) {
        auto const edited = this->edit(*this->saved[this->the_pond].id, change);
        return this->template is<EditFault::BadText>(edited)
                   ? std::get<EditFault::BadText>(edited.error().why).field
                   : std::string{"none"};
    };
    BookmarkChange change;
    change.title = std::string(EditLimits::line + 1, 'a');
    EXPECT_EQ(refused(change), "title");
    change.title = std::string(EditLimits::line, 'a');
    change.note = "\xff";
    EXPECT_EQ(refused(change), "note");
    change.note = std::string{"a\0b", 3};
    EXPECT_EQ(refused(change), "note");
    change.note = std::nullopt;
    change.tags = {{"fine", "\xc3"}};
    EXPECT_EQ(refused(change), "tags");
    change.tags = std::vector<std::string>(EditLimits::tags + 1, "a");
    for (std::size_t at = 0; at < change.tags->size(); ++at)
        (*change.tags)[at] += std::to_string(at);
    EXPECT_EQ(refused(change), "tags");
    change.tags = std::nullopt;
    EXPECT_EQ(refused(change), "none");
    EXPECT_THAT(this->changes(), SizeIs(1)) << "the last one alone";
}

TYPED_TEST(Editing, keeps_what_is_too_long_where_something_else_is_edited)
{
    auto draft = page("https://long.example/", std::string(EditLimits::line * 2, 'x'));
    this->take(draft);
    BookmarkChange change;
    change.title = draft.title;
    change.note = "a note";
    EXPECT_TRUE(this->edit(*this->all()[3].id, change).has_value());
}

TYPED_TEST(Editing, knows_no_bookmark_of_somebody_else_not_even_a_public_one)
{
    PublicId theirs = PublicId::random();
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        auto draft = page("https://theirs.example/", "Theirs");
        draft.audience = accounts::Audience::everyone();
        draft.id = theirs;
        take(transaction, Shelf{this->stranger, vocabulary, std::nullopt, this->now}, draft);
    });
    BookmarkChange change;
    change.title = "Mine";
    EXPECT_TRUE(this->template is<EditFault::NotThere>(this->edit(theirs, change)));
    EXPECT_TRUE(this->template is<EditFault::NotThere>(this->edit(PublicId::random(), change)));
}

TYPED_TEST(Editing, is_not_undone_over_a_bookmark_that_has_the_address_by_now)
{
    auto const id = *this->saved[this->the_pond].id;
    BookmarkChange change;
    change.url = this->url("https://ponds.example/journal");
    ASSERT_TRUE(this->edit(id, change).has_value());
    auto const edit = this->changes()[0].id;
    this->take(page("https://ponds.example/diary", "Saved anew"));
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        auto const undone = library::undo(transaction, shelf, edit);
        ASSERT_FALSE(undone.has_value());
        EXPECT_THAT(undone.error().text(), ::testing::HasSubstr("another bookmark has its address now"));
    });
    EXPECT_THAT(this->all(), SizeIs(4));
    // Nor is what came before the edit, or an import.
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        remember(transaction, shelf, "update", this->saved[this->the_pond]);
        EXPECT_FALSE(undo_last(transaction, shelf).has_value());
    });
}

TYPED_TEST(Editing, a_merge_is_not_undone_over_a_bookmark_that_has_the_address_by_now)
{
    BookmarkChange change;
    change.url = this->saved[this->the_pond].url;
    ASSERT_TRUE(this->edit(*this->saved[this->the_passage].id, change, {{}, WhereTaken::merge}).has_value());
    auto const merge = this->changes()[0].id;
    change.url = this->url("https://ponds.example/journal");
    ASSERT_TRUE(this->edit(*this->saved[this->the_pond].id, change).has_value());
    change.url = this->saved[this->the_pond].url;
    ASSERT_TRUE(this->edit(*this->saved[this->the_book].id, change).has_value());
    auto const before = this->all();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_FALSE(library::undo(transaction, shelf, merge).has_value());
    });
    EXPECT_EQ(this->all(), before);
}

TYPED_TEST(Editing, says_that_a_bookmark_is_gone_when_an_edit_of_it_is_undone)
{
    BookmarkChange change;
    change.title = "Edited";
    auto const edited = this->edit(*this->saved[this->the_pond].id, change);
    auto const edit = this->changes()[0].id;
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        delete_bookmark(transaction, shelf, *edited);
        EXPECT_FALSE(library::undo(transaction, shelf, edit).has_value());
        ASSERT_TRUE(undo_last(transaction, shelf).has_value());
        EXPECT_TRUE(library::undo(transaction, shelf, edit).has_value());
    });
    auto const back = this->all();
    EXPECT_TRUE(
        std::any_of(back.begin(), back.end(), [](auto const& one) { return one.title == "Pond diary"; }));
}

TEST(Version, tells_two_contents_apart_and_is_the_same_for_one)
{
    auto draft = page("https://ponds.example/diary", "Pond diary", {"ice"});
    draft.highlights = {passage("a"), passage("b")};
    auto const version = version_of(draft);
    EXPECT_EQ(version_of(draft), version);
    EXPECT_EQ(Version::parse(version.text()), version);
    EXPECT_THAT(version.text(), SizeIs(22));
    EXPECT_FALSE(Version::parse("no version").has_value());
    std::vector<std::function<void(BookmarkDraft&)>> const changes{
        [](auto& one) { one.title += '.'; },
        [](auto& one) { one.tags.emplace_back("more"); },
        [](auto& one) { one.unread = true; },
        [](auto& one) { one.article = "text"; },
        [](auto& one) { std::swap(one.highlights[0], one.highlights[1]); },
        [](auto& one) {
            one.highlights[0].replies = {{"", "said", {}, {}, {}}};
        },
        [](auto& one) { one.lists = {{"List"}}; },
        [](auto& one) { one.url = text::Url::parse("https://ponds.example/diary#1").value(); },
        [](auto& one) { one.created = tests::monday; },
    };
    for (auto const& change : changes) {
        auto other = draft;
        change(other);
        EXPECT_NE(version_of(other), version);
    }
}

} // namespace
} // namespace florilege::library
