#include "library/history/history.hpp"
#include "library/saved_search.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SearchName name(std::string_view text)
{
    return SearchName::parse(text).value();
}

template <class Where> class SavedSearches : public tests::Product<Where> {
protected:
    void save(std::string_view under, std::string_view query, std::optional<Sort> sort = std::nullopt)
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            save_search(transaction, shelf, name(under), query, sort);
        });
    }

    Result<void> rename(std::string_view from, std::string_view to)
    {
        Result<void> renamed = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            renamed = rename_search(transaction, shelf, name(from), name(to));
        });
        return renamed;
    }

    Result<void> remove(std::string_view which)
    {
        Result<void> removed = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            removed = delete_search(transaction, shelf, name(which));
        });
        return removed;
    }

    Result<Change> undo()
    {
        Result<Change> undone = Fault{};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            undone = undo_last(transaction, shelf);
        });
        return undone;
    }

    /// "name = query", by name.
    std::vector<std::string> kept(accounts::AccountId viewer)
    {
        std::vector<std::string> kept;
        for (auto const& search : saved_searches(*this->database->read(viewer.value), this->owner))
            kept.push_back(search.name + " = " + search.query);
        return kept;
    }
    std::vector<std::string> kept() { return kept(this->owner); }
};
TYPED_TEST_SUITE(SavedSearches, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(SavedSearches, are_found_by_their_names_in_any_case_and_listed_by_name)
{
    this->save("Unread", "is:unread after:7d", Sort::oldest);
    this->save("Économie", "tag:économie");
    EXPECT_THAT(this->kept(), ElementsAre("Économie = tag:économie", "Unread = is:unread after:7d"));
    auto const reader = this->database->read(this->owner.value);
    auto const found = find_saved_search(*reader, this->owner, name("UNREAD"));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->sort, Sort::oldest);
    EXPECT_EQ(found->created, this->now);
    EXPECT_FALSE(find_saved_search(*reader, this->owner, name("economie"))->sort.has_value());
    EXPECT_FALSE(find_saved_search(*reader, this->owner, name("maps")).has_value());
}

TYPED_TEST(SavedSearches, are_saved_again_in_place_and_undo_brings_the_former_query_back)
{
    this->save("maps", "tag:maps");
    this->save("Maps", "tag:maps -games");
    EXPECT_THAT(this->kept(), ElementsAre("Maps = tag:maps -games"));
    EXPECT_TRUE(this->undo().has_value());
    EXPECT_THAT(this->kept(), ElementsAre("maps = tag:maps"));
    this->redo();
    EXPECT_THAT(this->kept(), ElementsAre("Maps = tag:maps -games")) << "undoing the undoing";
}

TYPED_TEST(SavedSearches, go_when_their_saving_is_undone_or_they_are_deleted)
{
    this->save("maps", "tag:maps");
    EXPECT_EQ(this->undo()->summary, "maps");
    EXPECT_THAT(this->kept(), IsEmpty());
    this->save("maps", "tag:maps", Sort::title);
    EXPECT_TRUE(this->remove("MAPS").has_value());
    EXPECT_THAT(this->kept(), IsEmpty());
    EXPECT_TRUE(this->undo().has_value());
    EXPECT_THAT(this->kept(), ElementsAre("maps = tag:maps"));
    auto const back = find_saved_search(*this->database->read(this->owner.value), this->owner, name("maps"));
    EXPECT_EQ(back->sort, Sort::title);
    EXPECT_EQ(this->remove("nonesuch").error().where(), "nonesuch");
}

TYPED_TEST(SavedSearches, are_renamed_unless_the_name_is_taken)
{
    this->save("maps", "tag:maps");
    this->save("gardens", "tag:gardens");
    EXPECT_EQ(this->rename("maps", "Gardens").error().text(), "Gardens: is the name of another saved search");
    EXPECT_EQ(this->rename("rivers", "x").error().where(), "rivers");
    EXPECT_TRUE(this->rename("maps", "MAPS").has_value()) << "only the way it is written";
    EXPECT_TRUE(this->rename("maps", "old maps").has_value());
    EXPECT_THAT(this->kept(), ElementsAre("gardens = tag:gardens", "old maps = tag:maps"));
    this->save("Maps", "another");
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        // 1 and 2 are the saving of both, 3 and 4 the renaming.
        EXPECT_EQ(library::undo(transaction, shelf, ChangeId{4}).error().text(),
                  "MAPS: is the name of another saved search now; rename that one first");
    });
    EXPECT_THAT(this->kept(), ElementsAre("gardens = tag:gardens", "Maps = another", "old maps = tag:maps"));
}

TYPED_TEST(SavedSearches, of_one_person_are_not_anothers)
{
    this->save("maps", "tag:maps");
    EXPECT_THAT(this->kept(this->stranger), IsEmpty());
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        Shelf const shelf{this->stranger, vocabulary, std::nullopt, this->now};
        EXPECT_FALSE(delete_search(transaction, shelf, name("maps")).has_value());
        save_search(transaction, shelf, name("maps"), "theirs", std::nullopt);
    });
    EXPECT_THAT(this->kept(), ElementsAre("maps = tag:maps"));
}

} // namespace
} // namespace florilege::library
