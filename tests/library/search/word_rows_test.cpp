#include "library/edit.hpp"
#include "library/search/lowering.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"
#include "library/search/search.hpp"
#include "library/state.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/counted_session.hpp"
#include "tests/product.hpp"

namespace florilege::library {
namespace {

constexpr int pages = 1300;

/// Words in every page, in many, and in a few.
template <class Where> class KnownWords : public tests::Product<Where> {
protected:
    KnownWords()
    {
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            for (int i = 0; i < pages; ++i) {
                auto draft = tests::page("https://example.org/" + std::to_string(i),
                                         i % 3 == 0 ? "old river" : "an old hill");
                draft.created = tests::monday + std::chrono::minutes{i};
                if (i % 2 == 0) draft.note = "a bridge, and older maps";
                if (i % 400 == 0) draft.note = "a zebra";
                if (i % 10 == 0) draft.tags = {"tenth"};
                take(transaction, shelf, draft);
            }
        });
    }

    /// As one reads it who asks for the first time, and maybe again.
    SearchResult ask(std::string const& text, accounts::AccountId viewer)
    {
        auto const reader = this->database->read(viewer.value);
        return search(*reader, columns, this->owner, tests::query(text), {}, now);
    }
    SearchResult ask(std::string const& text) { return ask(text, this->owner); }

    /// As a transaction reads it, that knows of no question before.
    SearchResult ask_anew(std::string const& text)
    {
        auto const reader = this->database->read(this->owner.value);
        tests::CountedSession session{*reader};
        return search(session, columns, this->owner, tests::query(text), {}, now);
    }

    Plan plan_of_words(store::Session& session, std::string const& text)
    {
        TagsOfTerms tags{session, this->owner};
        return plan_of(session, this->owner, tests::query(text).root(), tags);
    }

    std::size_t known() { return columns.word_rows().size(); }

    static constexpr Time now = tests::monday + std::chrono::hours{24 * 30};
    ColumnCache columns;
};
TYPED_TEST_SUITE(KnownWords, tests::ProductEngines, tests::ProductEngineNames);

std::string told(SearchResult const& result)
{
    auto text = std::to_string(result.total) + ':';
    for (auto const& hit : result.hits)
        text += ' ' + std::to_string(hit.bookmark.key.value) + ' ' + hit.snippet;
    for (auto const* facets : {&result.facets.tags, &result.facets.sites, &result.facets.years})
        for (auto const& [name, count] : *facets)
            text += ", " + name + ' ' + std::to_string(count);
    return text;
}

TYPED_TEST(KnownWords, change_no_answer)
{
    for (auto const* text :
         {"river", "old", "old river", "river old", "old old", "bridge old tag:tenth", "river tag:tenth",
          "river -bridge", "bridge OR river", "\"old river\"", "bri*", "old bri*", "title:old bridge",
          "zebra", "old zebra", "river after:2012-01-31", "hill sort:oldest", "map old sort:title"}) {
        auto const anew = told(this->ask_anew(text));
        for (int turn = 0; turn < 3; ++turn)
            EXPECT_EQ(told(this->ask(text)), anew) << text << ", time " << turn;
    }
    EXPECT_GT(this->known(), 5U);
}

TYPED_TEST(KnownWords, are_the_frequent_ones_of_a_question)
{
    this->ask("zebra");
    this->ask("zebra tag:tenth");
    EXPECT_EQ(this->known(), 0U) << "found as quickly";
    EXPECT_EQ(this->ask("river tag:tenth").total, 44);
    EXPECT_EQ(this->known(), 1U);
    EXPECT_EQ(this->ask("bridge tag:tenth").total, 126);
    EXPECT_EQ(this->known(), 2U);
    EXPECT_EQ(this->ask("bridge river").total, 215);
    EXPECT_EQ(this->known(), 2U) << "each by itself is enough";
}

TYPED_TEST(KnownWords, are_each_of_several_frequent_ones)
{
    EXPECT_EQ(this->ask("old bridge river").total, 215);
    bool const can_tell = this->database->read(this->owner.value)->engine() == store::Engine::sqlite;
    EXPECT_EQ(this->known(), can_tell ? 3U : 1U);
}

TYPED_TEST(KnownWords, are_those_of_this_state_of_the_library)
{
    EXPECT_EQ(this->ask("river").total, 434);
    this->take(tests::page("https://example.org/new", "One more river"));
    EXPECT_EQ(this->ask("river").total, 435);
    auto const newest = this->ask("\"more river\"").hits.at(0).bookmark.content.id.value();
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        BookmarkChange change;
        change.title = "One more brook"; // as many words: the columns stay as they are
        ASSERT_TRUE(edit_bookmark(transaction, shelf, newest, change));
    });
    EXPECT_EQ(this->ask("river").total, 434);
    EXPECT_EQ(this->ask("brook").total, 1);
}

TYPED_TEST(KnownWords, are_the_owners_alone_and_of_what_is_there_to_stay)
{
    this->ask("river", this->stranger);
    this->ask("river", accounts::AccountId{0});
    this->ask_anew("river");
    EXPECT_EQ(this->known(), 0U);
    EXPECT_EQ(this->ask("river").total, 434);
    EXPECT_EQ(this->ask("river", this->stranger).total, 0);
}

TYPED_TEST(KnownWords, are_believed)
{
    auto const reader = this->database->read(this->owner.value);
    Scope const scope{*reader, this->columns, this->owner};
    auto const river = std::get<LookUpWords>(this->plan_of_words(*reader, "title:river").is).expression;
    RowSet two{scope.columns->blocks.size()};
    two.add(1);
    two.add(4);
    this->columns.word_rows().keep({this->owner.value, library_state(*reader, this->owner), river}, two);
    EXPECT_EQ(this->ask("title:river").total, 2);
}

} // namespace
} // namespace florilege::library
