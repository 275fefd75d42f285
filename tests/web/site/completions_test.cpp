#include "library/columns/columns.hpp"
#include "library/state.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/site/completions.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

template <class Where> class CompletionsTest : public tests::Product<Where> {
protected:
    /// Every vocabulary is a large one for `large`, and none for `small`.
    CompletionsTest() : large{*this->database, columns, 0}, small{*this->database, columns} { save("maps"); }

    void save(std::string const& tag)
    {
        this->take(tests::page("https://example.org/" + std::to_string(++saved), tag, {tag}));
    }

    std::vector<std::string> typed_into(Completions& completions, std::string_view text)
    {
        auto const reader = this->database->read(this->owner.value);
        auto const known = completions.of(*reader, this->owner, library::library_state(*reader, this->owner));
        std::vector<std::string> names;
        for (auto const& one : known->complete(text, 10))
            names.push_back(one.name + ' ' + std::to_string(one.bookmarks));
        return names;
    }

    library::ColumnCache columns;
    int saved = 0;
    Completions large;
    Completions small;
};
TYPED_TEST_SUITE(CompletionsTest, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(CompletionsTest, of_a_small_vocabulary_are_of_the_state_that_is_seen)
{
    EXPECT_THAT(this->typed_into(this->small, "ma"), ElementsAre("maps 1"));
    this->save("maps");
    this->save("magic");
    EXPECT_THAT(this->typed_into(this->small, "ma"), ElementsAre("maps 2", "magic 1"));
}

TYPED_TEST(CompletionsTest, of_a_large_vocabulary_are_of_what_is_known_until_the_next_is_made)
{
    EXPECT_THAT(this->typed_into(this->large, "ma"), ElementsAre("maps 1")) << "the first is waited for";
    this->save("magic");
    EXPECT_THAT(this->typed_into(this->large, "ma"), ElementsAre("maps 1"));
    this->large.settle();
    EXPECT_THAT(this->typed_into(this->large, "ma"), ElementsAre("magic 1", "maps 1"));
}

TYPED_TEST(CompletionsTest, of_a_large_vocabulary_are_made_as_soon_as_it_is_changed)
{
    this->typed_into(this->large, "ma");
    for (auto const* tag : {"magic", "market"}) {
        this->save(tag);
        this->large.changed(this->owner);
        this->large.settle();
        EXPECT_THAT(this->typed_into(this->large, tag), ElementsAre(std::string{tag} + " 1"));
    }
}

TYPED_TEST(CompletionsTest, of_somebody_who_never_typed_are_not_made)
{
    this->large.changed(this->owner);
    this->large.settle();
    this->save("magic");
    EXPECT_THAT(this->typed_into(this->large, "ma"), ElementsAre("magic 1", "maps 1"));
}

TYPED_TEST(CompletionsTest, end_while_one_is_being_made)
{
    auto completions = std::make_unique<Completions>(*this->database, this->columns, 0);
    this->typed_into(*completions, "ma");
    this->save("magic");
    completions->changed(this->owner);
    completions.reset();
    EXPECT_THAT(this->typed_into(this->small, "ma"), ElementsAre("magic 1", "maps 1"));
}

template <class Where> class CompletionsOfSite : public tests::SiteTest<Where> {};
TYPED_TEST_SUITE(CompletionsOfSite, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(CompletionsOfSite, know_what_was_changed_there_before_anything_is_typed)
{
    this->on_shelf([](store::Transaction& transaction, library::Shelf const& shelf) {
        for (std::size_t number = 0; number <= Completions::made_at_once; ++number)
            shelf.vocabulary.tag(transaction, "tag " + std::to_string(number));
    });
    auto browser = this->colette();
    EXPECT_THAT(browser.get("/tags?name=zither").body, Not(HasSubstr("/t/zither")));
    browser.post("/t/tag%201/rename", {{"name", "zither"}});
    this->site->completions.settle();
    EXPECT_THAT(browser.get("/tags?name=zither").body, HasSubstr("/t/zither"));
}

} // namespace
} // namespace florilege::web
