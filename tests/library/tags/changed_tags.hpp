#pragma once

#include "library/columns/columns.hpp"
#include "library/history/history.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

#include <map>
#include <string>
#include <vector>

namespace florilege::library {

inline TagName tag(std::string_view name)
{
    return TagName::parse(name).value();
}

/// Three bookmarks with the tags map, paris and maps, in the hands of somebody who changes these.
template <class Where> class ChangedTags : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        this->take(tests::page("https://example.org/1", "one", {"map", "paris"}));
        this->take(tests::page("https://example.org/2", "two", {"maps", "map"}));
        this->take(tests::page("https://example.org/3", "three", {"maps"}));
    }

    std::vector<std::string> tags_of(std::size_t bookmark) { return this->all()[bookmark].tags; }

    void undo_last_change()
    {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            EXPECT_TRUE(undo_last(transaction, shelf).has_value());
        });
    }

    /// Takes back a change that `at` newer ones followed; gives what it says, or why it was refused.
    std::string undo_older(std::size_t at)
    {
        auto const older = changes_of(*this->database->read(this->owner.value), this->owner, 20).at(at).id;
        std::string said;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            auto const undone = undo(transaction, shelf, older);
            said = undone ? undone->summary : undone.error().text();
        });
        EXPECT_THAT(this->database->check(), ::testing::IsEmpty());
        return said;
    }

    /// Runs a change, which must succeed, and gives how many bookmarks it touched.
    template <class Change> std::int64_t change(Change make)
    {
        std::int64_t touched = -1;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            auto const changed = make(transaction, shelf);
            ASSERT_TRUE(changed.has_value()) << changed.error().text();
            touched = changed->bookmarks;
        });
        EXPECT_THAT(this->database->check(), ::testing::IsEmpty());
        return touched;
    }

    std::vector<Tag> vocabulary()
    {
        return all_tags(*this->database->read(this->owner.value), columns, this->owner);
    }

    /// "atlas (maps)", by name.
    std::vector<std::string> parents()
    {
        std::vector<std::string> out;
        for (auto const& one : vocabulary())
            out.push_back(one.name + (one.parent.empty() ? "" : " (" + one.parent + ')'));
        return out;
    }

    /// "map = carte", by name.
    std::vector<std::string> aliases()
    {
        std::vector<std::string> out;
        for (auto const& one : vocabulary()) {
            out.push_back(one.name);
            for (auto const& alias : one.aliases)
                out.back() += " = " + alias;
        }
        return out;
    }

    void give_alias(std::string_view alias, std::string_view of)
    {
        change([&](auto& tx, auto& shelf) { return add_alias(tx, shelf, tag(alias), tag(of)); });
    }

    void remove(std::string_view name)
    {
        change([&](auto& tx, auto& shelf) { return delete_tag(tx, shelf, tag(name)); });
    }

    void rename(std::string_view from, std::string_view to)
    {
        change([&](auto& tx, auto& shelf) { return rename_tag(tx, shelf, tag(from), tag(to)); });
    }

    void merge(std::string_view from, std::string_view into)
    {
        change([&](auto& tx, auto& shelf) { return merge_tag(tx, shelf, tag(from), tag(into)); });
    }

    void put_under(std::string_view child, std::string_view parent)
    {
        change([&](auto& tx, auto& shelf) { return set_parent(tx, shelf, tag(child), tag(parent)); });
    }

    /// Each parent is there, and no tag is above itself.
    void expect_no_circle()
    {
        std::map<std::string, std::string> above;
        for (auto const& one : vocabulary())
            above.emplace(one.name, one.parent);
        for (auto const& [name, parent] : above) {
            std::size_t steps = 0;
            for (auto at = parent; !at.empty() && steps <= above.size(); at = above.at(at))
                ++steps;
            EXPECT_LE(steps, above.size()) << name << " stands above itself";
        }
    }

    ColumnCache columns;
};

} // namespace florilege::library
