#include "library/duplicates/merge_duplicates.hpp"
#include "library/history/history.hpp"
#include "library/history/removal.hpp"
#include "library/lists/list.hpp"
#include "library/lists/list_changes.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

#include <random>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using tests::page;
using tests::passage;

/// Five pages, the second with a passage, and a list of the first three.
template <class Where> class ListChanges : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        for (char const letter : {'a', 'b', 'c', 'd', 'e'}) {
            auto draft = page(std::string{"https://example.org/"} + letter, {letter});
            if (letter == 'b') draft.highlights = {passage("a passage")};
            this->take(draft);
        }
        saved = this->all();
        ok(create({"Reading"}));
        ok(add("Reading", {entry(0), entry(1), entry(2)}));
    }

    ListDraft::Entry entry(std::size_t at, std::string note = {}) const
    {
        return {saved[at].id, std::nullopt, std::move(note)};
    }

    static void ok(Result<std::string> const& changed)
    {
        EXPECT_TRUE(changed.has_value()) << changed.error().text();
    }

    /// Makes a change of the list at that path.
    Result<std::string>
    change(std::string_view path,
           std::function<Result<std::string>(store::Transaction&, Shelf const&, ListHead const&)> const& make)
    {
        Result<std::string> changed = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            transaction.see_as(this->owner.value);
            auto const list = find_list(all_lists(transaction, this->owner), path);
            changed = list ? make(transaction, shelf, *list) : Result<std::string>{list.error()};
        });
        return changed;
    }

    Result<std::string> create(ListPath const& path, std::string note = {})
    {
        Result<std::string> changed = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            changed = create_list(transaction, shelf, {path, note, accounts::Audience::me()});
        });
        return changed;
    }

    Result<std::string> add(std::string_view path, std::vector<ListDraft::Entry> const& entries,
                            std::optional<std::int64_t> at = std::nullopt)
    {
        return change(path, [&](auto& transaction, auto const& shelf, auto const& list) {
            return add_to_list(transaction, shelf, list, entries, at);
        });
    }

    Result<std::string> move(std::string_view path, std::int64_t from, std::int64_t to)
    {
        return change(path, [&](auto& transaction, auto const& shelf, auto const& list) {
            return move_in_list(transaction, shelf, list, from, to);
        });
    }

    Result<std::string> remove(std::string_view path, std::vector<std::int64_t> const& places)
    {
        return change(path, [&](auto& transaction, auto const& shelf, auto const& list) {
            return remove_from_list(transaction, shelf, list, places);
        });
    }

    Result<std::string> rename(std::string_view path, std::string_view title)
    {
        return change(path, [&](auto& transaction, auto const& shelf, auto const& list) {
            return rename_list(transaction, shelf, list, title);
        });
    }

    Result<std::string> publish(std::string_view path)
    {
        return change(path, [&](auto& transaction, auto const& shelf, auto const& list) {
            return describe_list(transaction, shelf, list, {std::nullopt, accounts::Audience::everyone()});
        });
    }

    Result<std::string> put(std::string_view path, std::optional<std::string_view> under)
    {
        return change(path, [&](auto& transaction, auto const& shelf, auto const& list) {
            if (!under) return put_list(transaction, shelf, list, std::nullopt);
            return put_list(transaction, shelf, list,
                            find_list(all_lists(transaction, this->owner), *under).value());
        });
    }

    Result<std::string> erase(std::string_view path)
    {
        return change(path, [&](auto& transaction, auto const& shelf, auto const& list) {
            return delete_list(transaction, shelf, list);
        });
    }

    Result<Change> undo(std::optional<ChangeId> id = std::nullopt)
    {
        Result<Change> undone = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            undone = id ? library::undo(transaction, shelf, *id) : undo_last(transaction, shelf);
        });
        return undone;
    }

    ChangeId newest()
    {
        return changes_of(*this->database->read(this->owner.value), this->owner, 1).front().id;
    }

    /// "Reading: a, b “a passage”, – between", one text a list.
    std::vector<std::string> shown(accounts::AccountId viewer)
    {
        std::vector<std::string> shown;
        auto const reader = this->database->read(viewer.value);
        for (auto const& list : all_lists(*reader, this->owner)) {
            std::string text = path_text(list.path) + ":";
            for (auto const& line : entries_of(*reader, list.key)) {
                text += line.page ? ' ' + line.page->title : std::string{};
                if (line.passage) text += "“" + line.passage->quote + "”";
                if (!line.note.empty()) text += " – " + line.note;
            }
            EXPECT_EQ(list.entries, static_cast<std::int64_t>(entries_of(*reader, list.key).size()));
            shown.push_back(text);
        }
        return shown;
    }
    std::vector<std::string> shown() { return shown(this->owner); }

    std::vector<BookmarkDraft> saved;
};
TYPED_TEST_SUITE(ListChanges, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ListChanges, put_entries_where_they_are_wanted)
{
    EXPECT_EQ(this->add("reading", {this->entry(3, "the best")}, 1).value(), "Reading: 1 entry");
    EXPECT_EQ(this->add("READING", {{{}, {}, "between"}}, 3).value(), "Reading: between");
    EXPECT_TRUE(this->add("Reading", {{{}, this->saved[1].highlights[0].id, ""}}, 99).has_value());
    EXPECT_THAT(this->shown(), ElementsAre("Reading: d – the best a – between b c b“a passage”"));
    EXPECT_TRUE(this->move("Reading", 1, 6).has_value());
    EXPECT_THAT(this->shown(), ElementsAre("Reading: a – between b c b“a passage” d – the best"));
    EXPECT_TRUE(this->remove("Reading", {2, 5, 1, 2}).has_value());
    EXPECT_THAT(this->shown(), ElementsAre("Reading: b c d – the best"));
    EXPECT_EQ(this->all().size(), 5u) << "bookmarks stay";
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(ListChanges, refuse_what_cannot_be_and_change_nothing)
{
    auto const before = this->shown();
    auto const history = this->newest();
    EXPECT_EQ(this->add("Reading", {this->entry(3), this->entry(1)}).error().reason(),
              "stands in Reading already, at 2; `florilege list move` moves it");
    EXPECT_EQ(this->add("Reading", {this->entry(3), this->entry(3)}).error().reason(), "is named twice");
    EXPECT_EQ(this->add("Reading", {{PublicId::random(), {}, ""}}).error().reason(),
              "there is no such bookmark or highlight");
    EXPECT_EQ(this->add("Nowhere", {this->entry(3)}).error().reason(),
              "there is no such list; `florilege list` shows them all");
    EXPECT_EQ(this->move("Reading", 1, 4).error().reason(),
              "Reading has 3 entries; there is none at that place");
    EXPECT_FALSE(this->remove("Reading", {1, 0}).has_value());
    EXPECT_EQ(this->create({"Reading"}).error().reason(), "is there already");
    EXPECT_EQ(this->create({"Reading", " "}).error().reason(), "a list's title is not empty");
    EXPECT_EQ(this->create(ListPath(101, "x")).error().reason(),
              "lists stand within each other at most 100 deep");
    EXPECT_EQ(this->shown(), before);
    EXPECT_EQ(this->newest(), history);
}

TYPED_TEST(ListChanges, compare_titles_whatever_their_case_and_accents)
{
    EXPECT_EQ(this->create({"reading", "Été"}).value(), "Reading/Été");
    EXPECT_EQ(this->create({"READING", "ete", "Later"}).value(), "Reading/Été/Later");
    EXPECT_EQ(this->create({"READING"}).error().text(), "Reading: is there already");
    this->ok(this->create({"Done"}));
    EXPECT_EQ(this->rename("Done", "reading").error().reason(), "is the title of another list there");
    this->ok(this->rename("Done", "DONE"));
    this->ok(this->create({"done", "reading"}));
    EXPECT_EQ(this->put("DONE/reading", std::nullopt).error().reason(), "is the title of another list there");
    EXPECT_THAT(this->shown(), ElementsAre("DONE:", "DONE/reading:", "Reading: a b c",
                                           "Reading/Été:", "Reading/Été/Later:"));
}

TYPED_TEST(ListChanges, are_refused_where_two_lists_have_the_name)
{
    auto const slashed = PublicId::random();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        // As an import brings them.
        auto const take = [&](PublicId const& id, ListPath const& path) {
            take_list(transaction, shelf, {id, path, "", accounts::Audience::me(), {}});
        };
        take(PublicId::random(), {"reading"});
        take(PublicId::random(), {"A", "B"});
        take(slashed, {"A/B"});
    });
    auto const before = this->shown();
    EXPECT_EQ(this->rename("A/B", "Z").error().text(),
              "A/B: is the name of 2 lists; write the id that `florilege list --json` says");
    EXPECT_EQ(this->create({"READING", "Soon"}).error().reason(),
              "is the name of 2 lists; write it exactly, or the id that `florilege list --json` says");
    EXPECT_EQ(this->shown(), before);
    this->ok(this->create({"reading", "Soon"}));
    this->ok(this->create({"A", "B", "C"}));
    EXPECT_EQ(this->rename(slashed.text(), "Z").value(), "A/B → Z");
    EXPECT_THAT(this->shown(), UnorderedElementsAre("A:", "A/B:", "A/B/C:", "Reading: a b c",
                                                    "reading:", "reading/Soon:", "Z:"));
}

TYPED_TEST(ListChanges, nest_lists_but_never_in_a_circle)
{
    EXPECT_TRUE(this->create({"Reading", "Soon", "Today"}, "first").has_value());
    EXPECT_TRUE(this->create({"Done"}).has_value());
    EXPECT_EQ(this->put("Reading", "Reading/Soon/Today").error().reason(),
              "is the list itself, or stands inside it");
    EXPECT_FALSE(this->put("Reading", "Reading").has_value());
    EXPECT_EQ(this->put("Reading/Soon", "Done").value(), "Reading/Soon → Done/Soon");
    EXPECT_THAT(this->shown(), ElementsAre("Done:", "Done/Soon:", "Done/Soon/Today:", "Reading: a b c"));
    EXPECT_TRUE(this->create({"Soon"}).has_value());
    EXPECT_EQ(this->put("Done/Soon", std::nullopt).error().reason(), "is the title of another list there");
    EXPECT_EQ(this->rename("Soon", "Done").error().reason(), "is the title of another list there");
    EXPECT_TRUE(this->rename("Soon", "Later").has_value());
    EXPECT_TRUE(this->put("Done/Soon", std::nullopt).has_value());
    EXPECT_THAT(this->shown(), ElementsAre("Done:", "Later:", "Reading: a b c", "Soon:", "Soon/Today:"));
}

TYPED_TEST(ListChanges, are_each_undone_by_one_undo_and_made_again_by_another)
{
    std::vector<std::function<Result<std::string>()>> const changes{
        [&] {
            return this->create({"Reading", "Soon", "Today"});
        },
        [&] {
            return this->add("Reading/Soon", {this->entry(4), this->entry(0, "again")});
        },
        [&] {
            return this->add("Reading", {{{}, {}, "between"}}, 2);
        },
        [&] {
            return this->add("Reading", {this->entry(4), this->entry(3)}, 1);
        },
        [&] { return this->move("Reading", 6, 2); },
        [&] {
            return this->remove("Reading", {1, 3, 6});
        },
        [&] { return this->rename("Reading/Soon", "Later"); },
        [&] { return this->put("Reading/Later", std::nullopt); },
        [&] { return this->put("Reading", "Later/Today"); },
        [&] { return this->publish("Later"); },
        [&] { return this->erase("Later"); },
    };
    std::vector<std::vector<std::string>> states{this->shown()};
    for (auto const& change : changes) {
        auto const done = change();
        ASSERT_TRUE(done.has_value()) << done.error().text();
        states.push_back(this->shown());
        auto const undone = this->undo();
        ASSERT_TRUE(undone.has_value()) << undone.error().text();
        EXPECT_EQ(this->shown(), states[states.size() - 2]) << undone->action;
        this->redo();
        EXPECT_EQ(this->shown(), states.back()) << undone->action;
    }
    EXPECT_THAT(this->shown(), IsEmpty()) << "all stood in the last";
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(ListChanges, are_undone_also_after_others)
{
    this->ok(this->move("Reading", 1, 3));
    auto const moving = this->newest();
    this->ok(this->add("Reading", {this->entry(3)}, 1));
    auto const adding = this->newest();
    this->ok(this->add("Reading", {this->entry(4)}, 2));
    EXPECT_THAT(this->shown(), ElementsAre("Reading: d e b c a"));
    EXPECT_TRUE(this->undo(adding).has_value());
    EXPECT_THAT(this->shown(), ElementsAre("Reading: e b c a"));
    EXPECT_TRUE(this->undo(moving).has_value());
    EXPECT_THAT(this->shown(), ElementsAre("Reading: a e b c"));
}

TYPED_TEST(ListChanges, are_not_undone_where_another_list_is_in_the_way)
{
    this->ok(this->create({"Soon"}));
    auto const creating = this->newest();
    this->ok(this->create({"Soon", "Today"}));
    EXPECT_EQ(this->undo(creating).error().reason(), "has lists inside it now");
    this->ok(this->rename("Soon", "Later"));
    auto const renaming = this->newest();
    this->ok(this->create({"Soon"}));
    EXPECT_EQ(this->undo(renaming).error().reason(),
              "is the title of another list there now; rename that one first");
    this->ok(this->put("Soon", "Later"));
    this->ok(this->put("Later/Soon", std::nullopt));
    auto const out = this->newest();
    this->ok(this->put("Later", "Soon"));
    EXPECT_EQ(this->undo(out).error().reason(), "the list that it stood in stands inside it now");
}

TYPED_TEST(ListChanges, of_what_was_merged_are_followed_and_its_old_id_still_names_it)
{
    this->take(page("http://example.org/e?utm_source=x", "e"));
    auto const twice = this->all().back();
    this->ok(this->add("Reading", {{twice.id, {}, ""}, this->entry(3)}, 2));
    EXPECT_THAT(this->shown(), ElementsAre("Reading: a e d b c"));
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_TRUE(merge_pages(transaction, shelf, std::array{*twice.id}).has_value());
    });
    EXPECT_THAT(this->shown(), ElementsAre("Reading: a e d b c"));
    EXPECT_EQ(this->add("Reading", {{twice.id, {}, ""}}).error().reason(),
              "stands in Reading already, at 2; `florilege list move` moves it");
    this->ok(this->remove("Reading", {2}));
    EXPECT_TRUE(this->add("Reading", {{twice.id, {}, ""}}).has_value()) << "by its old id";
    EXPECT_THAT(this->shown(), ElementsAre("Reading: a d b c e"));
    ListDraft const old_export{
        PublicId::random(), {"Old"}, "", accounts::Audience::me(), {{twice.id, {}, ""}}};
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        EXPECT_EQ(take_list(transaction, shelf, old_export).missing, 0u);
    });
    EXPECT_THAT(this->shown(), ElementsAre("Old: e", "Reading: a d b c e"));
}

TYPED_TEST(ListChanges, are_kept_by_a_bookmark_that_is_deleted_and_restored)
{
    this->ok(this->add("Reading", {{{}, this->saved[1].highlights[0].id, "read this"}}, 1));
    this->ok(this->create({"Other"}));
    this->ok(this->add("Other", {this->entry(1, "first"), this->entry(4)}));
    auto const before = this->shown();
    auto const all = this->all();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        transaction.see_as(this->owner.value);
        auto const key = find_bookmark(transaction, *this->saved[1].id);
        delete_bookmark(transaction, shelf, read_bookmark(transaction, *key).value());
    });
    EXPECT_THAT(this->shown(), ElementsAre("Other: e", "Reading: a c"));
    EXPECT_EQ(this->undo()->summary, "b");
    EXPECT_EQ(this->shown(), before);
    EXPECT_THAT(this->all(), ::testing::UnorderedElementsAreArray(all));
    this->redo();
    EXPECT_THAT(this->shown(), ElementsAre("Other: e", "Reading: a c"));
}

TYPED_TEST(ListChanges, keep_the_order_of_a_plain_vector_through_hundreds_of_insertions_at_one_place)
{
    // More than the room between two entries: the list is spread out on the way.
    std::mt19937 random{7};
    std::vector<std::string> model{" a", " b", " c"};
    for (int i = 0; i < 300; ++i) {
        auto const text = std::to_string(i);
        auto const place = i < 100 ? std::size_t{2} : 1 + random() % (model.size() + 1);
        ASSERT_TRUE(this->add("Reading", {{{}, {}, text}}, static_cast<std::int64_t>(place)).has_value());
        model.insert(model.begin() + static_cast<std::ptrdiff_t>(place) - 1, " – " + text);
    }
    std::string expected = "Reading:";
    for (auto const& entry : model)
        expected += entry;
    EXPECT_THAT(this->shown(), ElementsAre(expected));
    EXPECT_THAT(this->database->check(), IsEmpty());
}

TYPED_TEST(ListChanges, of_one_person_are_not_anothers)
{
    this->ok(this->publish("Reading"));
    this->database->write([&](store::Transaction& transaction) {
        transaction.see_as(this->stranger.value);
        Vocabulary vocabulary{this->stranger};
        Shelf const shelf{this->stranger, vocabulary, std::nullopt, this->now};
        EXPECT_THAT(all_lists(transaction, this->stranger), IsEmpty());
        EXPECT_TRUE(create_list(transaction, shelf, {{"Reading"}, "", accounts::Audience::me()}).has_value());
        auto const theirs = all_lists(transaction, this->stranger).front();
        EXPECT_FALSE(
            add_to_list(transaction, shelf, theirs, std::array{this->entry(0)}, std::nullopt).has_value());
    });
    EXPECT_THAT(this->shown(), ElementsAre("Reading: a b c"));
}

/// A public list as it is read by a stranger, in a world with and without what is private in it.
TYPED_TEST(ListChanges, tell_a_stranger_nothing_of_what_is_private_in_a_public_list)
{
    auto const make = [&](bool hidden, std::string const& title) {
        this->ok(this->create({title}));
        auto shown_page = page("https://example.org/shown/" + title, "shown");
        shown_page.audience = accounts::Audience::everyone();
        shown_page.highlights = {passage("seen")};
        this->take(shown_page);
        auto const seen = this->all().back();
        if (hidden) {
            this->ok(this->create({title, "private inside"}));
            this->ok(this->add(
                title,
                {this->entry(0, "secret"), this->entry(1), {{}, this->saved[1].highlights[0].id, "hush"}}));
        }
        this->ok(this->add(title, {{seen.id, {}, "come in"}}));
        if (hidden) this->ok(this->add(title, {this->entry(2)}, 1));
        this->ok(this->add(title, {{{}, seen.highlights[0].id, ""}, {{}, {}, "the end"}}));
        if (hidden) this->ok(this->add(title, {this->entry(3)}));
        this->ok(this->publish(title));
    };
    make(false, "World");
    auto const without = this->shown(this->stranger);
    EXPECT_THAT(without, ElementsAre("World: shown – come in shown“seen” – the end"));
    this->ok(this->erase("World"));
    make(true, "World");
    EXPECT_EQ(this->shown(this->stranger), without);
    EXPECT_EQ(this->shown(accounts::AccountId{0}), without) << "nobody signed in";
    // As a list inside one that is private, too.
    this->ok(this->put("World", "Reading"));
    EXPECT_EQ(this->shown(this->stranger), without);
    std::vector<ListDraft> exported;
    each_list(*this->database->read(this->stranger.value), this->owner,
              [&](ListDraft const& list) { exported.push_back(list); });
    ASSERT_EQ(exported.size(), 1u);
    EXPECT_EQ(exported[0].path, ListPath{"World"});
    EXPECT_EQ(exported[0].entries.size(), 3u);
}

} // namespace
} // namespace florilege::library
