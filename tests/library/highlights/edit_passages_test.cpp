#include "library/highlights/edit_passages.hpp"
#include "library/history/history.hpp"
#include "library/lists/list.hpp"
#include "library/lists/list_changes.hpp"
#include "library/search/search.hpp"
#include "tests/library/edited_product.hpp"
#include "tests/library/query/reading.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using tests::page;
using tests::passage;

/// A page with three highlights, the first of which has replies to replies.
template <class Where> class EditingPassages : public tests::EditedProduct<Where> {
protected:
    void SetUp() override
    {
        auto pond = page("https://ponds.example/diary", "Pond diary");
        pond.highlights = {passage("You throw a stone.", "simple"), passage("If it rests"),
                           passage("", "about the page")};
        ReplyDraft const inner{"Ben", "inner", tests::monday, std::nullopt, {}};
        pond.highlights[0].replies = {{"Ann", "first", tests::monday, std::nullopt, {inner, inner}},
                                      {"", "second", tests::monday, std::nullopt, {}}};
        pond.highlights[0].replies[0].replies[1].text = "inner too";
        this->take(pond);
        saved = this->all()[0];
        this->now += std::chrono::hours{1};
    }

    using Edited = Result<PassageEdited, EditFault>;

    template <class Work> Edited on_shelf_edited(Work const& work)
    {
        Edited edited = EditFault{};
        this->on_shelf(
            [&](store::Transaction& transaction, Shelf const& shelf) { edited = work(transaction, shelf); });
        EXPECT_THAT(this->database->check(), IsEmpty());
        return edited;
    }

    Edited add(HighlightDraft const& highlight, std::optional<std::size_t> place = std::nullopt)
    {
        return on_shelf_edited([&](auto& transaction, auto const& shelf) {
            return add_highlight(transaction, shelf, *saved.id, highlight, place);
        });
    }
    Edited edit(PublicId const& id, HighlightChange const& change)
    {
        return on_shelf_edited([&](auto& transaction, auto const& shelf) {
            return edit_highlight(transaction, shelf, id, change);
        });
    }
    Edited erase(PublicId const& id)
    {
        return on_shelf_edited(
            [&](auto& transaction, auto const& shelf) { return delete_highlight(transaction, shelf, id); });
    }
    Edited answer(PublicId const& to, ReplyDraft const& reply)
    {
        return on_shelf_edited(
            [&](auto& transaction, auto const& shelf) { return add_reply(transaction, shelf, to, reply); });
    }
    Edited edit_answer(PublicId const& id, ReplyChange const& change)
    {
        return on_shelf_edited(
            [&](auto& transaction, auto const& shelf) { return edit_reply(transaction, shelf, id, change); });
    }
    Edited erase_answer(PublicId const& id)
    {
        return on_shelf_edited(
            [&](auto& transaction, auto const& shelf) { return delete_reply(transaction, shelf, id); });
    }

    Change last_change()
    {
        return changes_of(*this->database->read(this->owner.value), this->owner, 1).at(0);
    }

    std::int64_t found(std::string_view words)
    {
        ColumnCache columns;
        return search(*this->database->read(this->owner.value), columns, this->owner, tests::query(words), {},
                      this->now)
            .total;
    }

    std::vector<std::string> quotes()
    {
        std::vector<std::string> out;
        auto const bookmark = this->all()[0];
        for (auto const& highlight : bookmark.highlights)
            out.push_back(highlight.quote);
        return out;
    }

    BookmarkDraft saved; ///< as it is before
};
TYPED_TEST_SUITE(EditingPassages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(EditingPassages, adds_a_highlight_at_the_end_or_at_a_place)
{
    auto highlight = passage("In 1963", "an entry");
    highlight.colour = "yellow";
    highlight.selectors = R"([{"type":"TextQuoteSelector","exact":"In 1963"}])";
    highlight.extra = R"({"from":"elsewhere"})";
    auto const added = this->add(highlight);
    ASSERT_TRUE(added.has_value());
    ASSERT_THAT(added->bookmark.content.highlights, SizeIs(4));
    auto const& last = added->bookmark.content.highlights[3];
    EXPECT_EQ(last.id, added->id);
    EXPECT_EQ(last.created, this->now);
    EXPECT_EQ(last.selectors, highlight.selectors);
    EXPECT_EQ(last.extra, highlight.extra);
    EXPECT_EQ(added->bookmark.content.updated, this->now);
    EXPECT_EQ(this->found("quote:1963"), 1);
    ASSERT_TRUE(this->add(passage("put first"), 0).has_value());
    ASSERT_TRUE(this->add(passage("put between"), 2).has_value());
    EXPECT_THAT(this->quotes(),
                ElementsAre("put first", "You throw a stone.", "put between", "If it rests", "", "In 1963"));
    for (std::size_t at = 0; at < 6; at += 2)
        this->undo(changes_of(*this->database->read(this->owner.value), this->owner, 100)[at].id);
    EXPECT_EQ(this->all()[0], this->saved);
    EXPECT_EQ(this->found("quote:1963"), 0);
}

TYPED_TEST(EditingPassages, gives_a_highlight_the_id_that_is_asked_for_unless_it_is_taken)
{
    auto highlight = passage("In 1963");
    highlight.id = PublicId::random();
    EXPECT_EQ(this->add(highlight)->id, *highlight.id);
    EXPECT_NE(this->add(highlight)->id, *highlight.id);
}

TYPED_TEST(EditingPassages, edits_what_is_named_of_a_highlight_and_undoes_just_that)
{
    auto const id = *this->saved.highlights[0].id;
    auto const edited = this->edit(id, {.note = "very simple", .colour = "#ff0"});
    ASSERT_TRUE(edited.has_value());
    auto const& after = edited->bookmark.content.highlights[0];
    EXPECT_EQ(after.note, "very simple");
    EXPECT_EQ(after.colour, "#ff0");
    EXPECT_EQ(after.quote, "You throw a stone.");
    EXPECT_EQ(after.updated, this->now);
    EXPECT_EQ(after.replies, this->saved.highlights[0].replies);
    EXPECT_EQ(this->found("quote:very"), 1);
    auto const change = this->last_change();
    EXPECT_EQ(change.action, "highlight edit");
    EXPECT_EQ(change.summary, "Pond diary");
    ASSERT_TRUE(this->answer(id, {"", "said since", {}, {}, {}}).has_value());
    this->undo(change.id);
    auto const back = this->all()[0].highlights[0];
    EXPECT_EQ(back.note, "simple");
    EXPECT_THAT(back.replies, SizeIs(3)) << "what was said since stays";
    EXPECT_EQ(this->found("quote:very"), 0);
}

TYPED_TEST(EditingPassages, writes_nothing_where_all_is_so_already)
{
    auto const& highlight = this->saved.highlights[0];
    ASSERT_TRUE(this->edit(*highlight.id, {.quote = highlight.quote, .note = "simple"}).has_value());
    ASSERT_TRUE(this->edit_answer(*highlight.replies[0].id, {.text = "first", .author = "Ann"}).has_value());
    EXPECT_THAT(changes_of(*this->database->read(this->owner.value), this->owner, 9), IsEmpty());
    EXPECT_EQ(this->all()[0], this->saved);
}

TYPED_TEST(EditingPassages, deletes_a_highlight_and_undo_brings_it_back_to_its_places)
{
    auto const& going = this->saved.highlights[0];
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        ASSERT_TRUE(create_list(transaction, shelf, {{"Stones"}, {}, accounts::Audience::me()}));
        transaction.see_as(this->owner.value);
        auto const list = all_lists(transaction, this->owner)[0];
        std::vector<ListDraft::Entry> const entries{{std::nullopt, std::nullopt, "text before"},
                                                    {std::nullopt, going.id, "the best"},
                                                    {this->saved.id, std::nullopt, {}}};
        ASSERT_TRUE(add_to_list(transaction, shelf, list, entries, std::nullopt));
    });
    auto const lists = [&] {
        std::vector<ListDraft> all;
        each_list(*this->database->read(this->owner.value), this->owner,
                  [&](ListDraft const& list) { all.push_back(list); });
        return all;
    };
    auto const before = this->all();
    auto const lists_before = lists();
    ASSERT_THAT(lists_before[0].entries, SizeIs(3));
    ASSERT_TRUE(this->erase(*going.id).has_value());
    EXPECT_THAT(this->quotes(), ElementsAre("If it rests", ""));
    EXPECT_THAT(lists()[0].entries, SizeIs(2));
    EXPECT_EQ(this->found("quote:stone"), 0);
    EXPECT_EQ(this->found("quote:inner"), 0);
    auto const after = this->all();
    auto const lists_after = lists();
    this->undo();
    EXPECT_EQ(this->all(), before);
    EXPECT_EQ(lists(), lists_before);
    EXPECT_EQ(this->found("quote:stone quote:inner"), 1);
    this->redo();
    EXPECT_EQ(this->all(), after);
    EXPECT_EQ(lists(), lists_after);
}

TYPED_TEST(EditingPassages, answers_highlights_and_replies_in_the_order_they_come)
{
    auto const& highlight = this->saved.highlights[0];
    auto const first = this->answer(*highlight.id, {"Cleo", "third", {}, {}, {}});
    ASSERT_TRUE(first.has_value());
    auto const inner = this->answer(*highlight.replies[0].id, {"", "inner third", {}, {}, {}});
    ASSERT_TRUE(inner.has_value());
    auto const innermost = this->answer(inner->id, {"", "innermost", {}, {}, {}});
    ASSERT_TRUE(innermost.has_value());
    auto const replies = this->all()[0].highlights[0].replies;
    ASSERT_THAT(replies, SizeIs(3));
    EXPECT_EQ(replies[2].text, "third");
    EXPECT_EQ(replies[2].author, "Cleo");
    EXPECT_EQ(replies[2].created, this->now);
    ASSERT_THAT(replies[0].replies, SizeIs(3));
    EXPECT_EQ(replies[0].replies[2].author, "");
    EXPECT_EQ(replies[0].replies[2].replies[0].text, "innermost");
    EXPECT_EQ(this->found("quote:innermost"), 1);
    this->undo();
    EXPECT_EQ(this->found("quote:innermost"), 0);
    EXPECT_EQ(this->last_change().action, "reply add");
}

TYPED_TEST(EditingPassages, edits_and_deletes_replies_with_those_below_them)
{
    auto const& reply = this->saved.highlights[0].replies[0];
    ASSERT_TRUE(this->edit_answer(*reply.id, {.text = "first of all"}).has_value());
    EXPECT_EQ(this->all()[0].highlights[0].replies[0].text, "first of all");
    EXPECT_EQ(this->all()[0].highlights[0].replies[0].replies, reply.replies);
    this->undo();
    EXPECT_EQ(this->all()[0], this->saved);
    ASSERT_TRUE(this->erase_answer(*reply.id).has_value());
    auto const left = this->all()[0].highlights[0].replies;
    ASSERT_THAT(left, SizeIs(1));
    EXPECT_EQ(left[0].text, "second");
    this->undo();
    EXPECT_EQ(this->all()[0], this->saved) << "at their places again, with their ids";
}

TYPED_TEST(EditingPassages, refuses_what_cannot_be_kept)
{
    auto const field = [](auto const& edited) {
        auto const fault = edited ? EditFault{} : edited.error();
        auto const* const bad = std::get_if<EditFault::BadText>(&fault.why);
        return bad == nullptr ? std::string{"none"} : bad->field;
    };
    EXPECT_EQ(field(this->add(passage(""))), "quote");
    EXPECT_EQ(field(this->add(passage("\xff"))), "quote");
    auto highlight = passage("fine");
    for (auto const* colour : {"url(javascript:1)", "red;x", "#12", "#1234567", "#ggg", "rgb(1,2,3)"}) {
        highlight.colour = colour;
        EXPECT_EQ(field(this->add(highlight)), "colour") << colour;
    }
    for (auto const* colour : {"", "yellow", "#fc0", "#FFcc00", "#FFcc0080"}) {
        highlight.colour = colour;
        EXPECT_EQ(field(this->add(highlight)), "none") << colour;
    }
    for (auto const* selectors : {"{}", "[", "text", "1"}) {
        highlight.selectors = selectors;
        EXPECT_EQ(field(this->add(highlight)), "selectors") << selectors;
    }
    highlight.selectors = "[]";
    highlight.extra = "[]";
    EXPECT_EQ(field(this->add(highlight)), "extra");
    auto const& there = this->saved.highlights[2];
    EXPECT_EQ(field(this->edit(*there.id, {.note = ""})), "quote");
    EXPECT_EQ(field(this->edit(*there.id, {.note = std::string(EditLimits::text + 1, 'a')})), "note");
    EXPECT_EQ(field(this->answer(*there.id, {"", "", {}, {}, {}})), "text");
    EXPECT_EQ(field(this->answer(*there.id, {"\xff", "said", {}, {}, {}})), "author");
    EXPECT_EQ(field(this->edit_answer(*this->saved.highlights[0].replies[0].id, {.text = ""})), "text");
}

TYPED_TEST(EditingPassages, bounds_how_deep_replies_nest)
{
    auto to = *this->saved.highlights[1].id;
    for (std::size_t depth = 0; depth < EditLimits::replies_deep; ++depth) {
        auto const answered = this->answer(to, {"", "deeper", {}, {}, {}});
        ASSERT_TRUE(answered.has_value()) << depth;
        to = answered->id;
    }
    auto const refused = this->answer(to, {"", "too deep", {}, {}, {}});
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(std::holds_alternative<EditFault::BadText>(refused.error().why));
}

TYPED_TEST(EditingPassages, knows_nothing_of_what_is_not_there_or_somebody_elses)
{
    auto const none = PublicId::random();
    auto const is_not_there = [](auto const& edited) {
        return !edited && std::holds_alternative<EditFault::NotThere>(edited.error().why);
    };
    EXPECT_TRUE(is_not_there(this->edit(none, {.note = "x"})));
    EXPECT_TRUE(is_not_there(this->erase(none)));
    EXPECT_TRUE(is_not_there(this->answer(none, {"", "x", {}, {}, {}})));
    EXPECT_TRUE(is_not_there(this->edit_answer(none, {.text = "x"})));
    EXPECT_TRUE(is_not_there(this->erase_answer(none)));
    std::swap(this->owner, this->stranger);
    auto const& highlight = this->saved.highlights[0];
    EXPECT_TRUE(is_not_there(this->add(passage("mine"))));
    EXPECT_TRUE(is_not_there(this->edit(*highlight.id, {.note = "x"})));
    EXPECT_TRUE(is_not_there(this->erase(*highlight.id)));
    EXPECT_TRUE(is_not_there(this->answer(*highlight.id, {"", "x", {}, {}, {}})));
    EXPECT_TRUE(is_not_there(this->answer(*highlight.replies[0].id, {"", "x", {}, {}, {}})));
    EXPECT_TRUE(is_not_there(this->edit_answer(*highlight.replies[0].id, {.text = "x"})));
    EXPECT_TRUE(is_not_there(this->erase_answer(*highlight.replies[0].id)));
}

TYPED_TEST(EditingPassages, refuses_what_is_stale)
{
    auto const seen = version_of(this->saved);
    auto const& highlight = this->saved.highlights[0];
    ASSERT_TRUE(this->edit(*highlight.id, {.note = "theirs"}).has_value());
    auto const stale = this->on_shelf_edited([&](auto& transaction, auto const& shelf) {
        return edit_highlight(transaction, shelf, *highlight.id, {.note = "mine"}, seen);
    });
    ASSERT_FALSE(stale.has_value());
    auto const fault = stale.error();
    auto const* const why = std::get_if<EditFault::Stale>(&fault.why);
    ASSERT_NE(why, nullptr);
    EXPECT_EQ(why->now.content, this->all()[0]);
    auto const answered = this->on_shelf_edited([&](auto& transaction, auto const& shelf) {
        return add_reply(transaction, shelf, *highlight.id, {"", "said", {}, {}, {}},
                         version_of(this->all()[0]));
    });
    EXPECT_TRUE(answered.has_value());
}

} // namespace
} // namespace florilege::library
