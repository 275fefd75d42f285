// Who may read what, told twice: by all that reads libraries for people, and by the rule over every row there
// is. The rule shares nothing with the other: the owner reads what is theirs, everybody what is open, and
// what hangs on something is never open wider than that.
#include "library/columns/columns.hpp"
#include "library/history/batch.hpp"
#include "library/lists/list_outline.hpp"
#include "library/newest_public.hpp"
#include "library/search/search.hpp"
#include "library/tags/tag.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/random_doings.hpp"

#include <gmock/gmock.h>

#include <array>
#include <map>
#include <set>

namespace florilege::library {
namespace {

using RowKey = std::pair<std::int64_t, std::int64_t>;
using RowKeys = std::set<RowKey>;

struct Item {
    std::int64_t owner = 0;
    bool open = false; ///< to everybody

    bool readable_by(std::int64_t viewer) const { return viewer == owner || open; }
};

class Items {
public:
    void add(RowKey key, Item item) { items_.emplace(key, item); }
    bool is_open(std::int64_t key) const
    {
        auto const found = items_.find({key, 0});
        return found != items_.end() && found->second.open;
    }
    /// Of all libraries, or of one.
    RowKeys readable_by(std::int64_t viewer, std::optional<std::int64_t> owner = {}) const
    {
        RowKeys keys;
        for (auto const& [key, item] : items_)
            if (item.readable_by(viewer) && item.owner == owner.value_or(item.owner)) keys.insert(key);
        return keys;
    }
    std::map<RowKey, Item> const& all() const { return items_; }

private:
    std::map<RowKey, Item> items_;
};

/// Every row of everybody with who may read it.
struct Rule {
    Items bookmarks, highlights, replies, lists, entries, carried, tags, changes, batches;
    std::map<std::int64_t, std::int64_t> source_of; ///< by highlight

    explicit Rule(store::Transaction& session)
    {
        constexpr std::int64_t everyone = -1;
        for (auto rows = session.query("SELECT id, owner, audience FROM bookmark"); rows.next();)
            bookmarks.add({rows.integer(0), 0}, {rows.integer(1), rows.integer(2) == everyone});
        for (auto rows = session.query("SELECT id, owner, source FROM highlight"); rows.next();) {
            source_of[rows.integer(0)] = rows.integer(2);
            highlights.add({rows.integer(0), 0}, {rows.integer(1), bookmarks.is_open(rows.integer(2))});
        }
        for (auto rows = session.query("SELECT id, owner, highlight FROM reply"); rows.next();)
            replies.add({rows.integer(0), 0}, {rows.integer(1), highlights.is_open(rows.integer(2))});
        for (auto rows = session.query("SELECT id, owner, audience FROM list"); rows.next();)
            lists.add({rows.integer(0), 0}, {rows.integer(1), rows.integer(2) == everyone});
        for (auto rows = session.query("SELECT e.list, e.position, e.bookmark, e.highlight, l.owner "
                                       "FROM list_entry e JOIN list l ON l.id = e.list");
             rows.next();) {
            bool const open = lists.is_open(rows.integer(0)) &&
                              (rows.is_null(2) || bookmarks.is_open(rows.integer(2))) &&
                              (rows.is_null(3) || highlights.is_open(rows.integer(3)));
            entries.add({rows.integer(0), rows.integer(1)}, {rows.integer(4), open});
        }
        for (auto rows = session.query("SELECT bt.bookmark, bt.tag, b.owner FROM bookmark_tag bt "
                                       "JOIN bookmark b ON b.id = bt.bookmark");
             rows.next();)
            carried.add({rows.integer(0), rows.integer(1)},
                        {rows.integer(2), bookmarks.is_open(rows.integer(0))});
        for (auto rows = session.query("SELECT id, owner FROM tag"); rows.next();)
            tags.add({rows.integer(0), 0}, {rows.integer(1)});
        for (auto rows = session.query("SELECT id, owner FROM change"); rows.next();)
            changes.add({rows.integer(0), 0}, {rows.integer(1)});
        for (auto rows = session.query("SELECT id, owner FROM import_batch"); rows.next();)
            batches.add({rows.integer(0), 0}, {rows.integer(1)});
    }

    /// By how many of the bookmarks that a viewer may read each tag is carried.
    std::multiset<std::int64_t> tag_uses(std::int64_t owner, std::int64_t viewer) const
    {
        std::map<std::int64_t, std::int64_t> uses;
        for (auto const& [bookmark, tag] : carried.readable_by(viewer, owner))
            ++uses[tag];
        std::multiset<std::int64_t> counts;
        for (auto const& [tag, count] : uses)
            counts.insert(count);
        return counts;
    }
};

/// Of rows of two columns.
RowKeys keys_in(store::Rows rows)
{
    RowKeys keys;
    while (rows.next())
        keys.emplace(rows.integer(0), rows.integer(1));
    return keys;
}

RowKeys common(RowKeys const& some, RowKeys const& others)
{
    RowKeys both;
    std::set_intersection(some.begin(), some.end(), others.begin(), others.end(),
                          std::inserter(both, both.end()));
    return both;
}

template <class Where> class ReadRule : public tests::Product<Where> {
protected:
    /// Something of each kind, half of it open, in the places where RandomDoings goes on.
    void begin(accounts::AccountId whose)
    {
        this->on_shelf(whose, [&](store::Transaction& transaction, Shelf const& shelf) {
            transaction.see_as(whose.value);
            auto const me = accounts::Audience::me();
            auto const everyone = accounts::Audience::everyone();
            ASSERT_TRUE(create_list(transaction, shelf, {{"List 0"}, "", everyone}));
            ASSERT_TRUE(create_list(transaction, shelf, {{"List 1"}, "", me}));
            for (int i = 0; i < 8; ++i) {
                auto draft = tests::page("https://example.org/" + std::to_string(i), "word 1", {"tag 1"});
                draft.audience = i % 2 == 0 ? everyone : me;
                draft.lists = {{"List " + std::to_string(i / 2 % 2)}};
                draft.highlights = {tests::passage("word 2")};
                draft.highlights[0].replies = {{"", "word 3", {}, {}, {}}};
                library::take(transaction, shelf, draft);
            }
        });
    }

    std::string do_something(unsigned seed, accounts::AccountId whose)
    {
        std::string what;
        this->on_shelf(whose, [&](store::Transaction& transaction, Shelf const& shelf) {
            what = RandomDoings{seed, transaction, shelf}.something();
        });
        return what;
    }

    Rule rule()
    {
        std::optional<Rule> rule;
        this->database->write([&](store::Transaction& transaction) { rule.emplace(transaction); });
        return *rule;
    }

    static void compare_views(store::Session& session, Rule const& rule, std::int64_t viewer)
    {
        EXPECT_EQ(keys_in(session.query("SELECT id, 0 FROM visible_bookmark")),
                  rule.bookmarks.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT id, 0 FROM visible_highlight")),
                  rule.highlights.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT id, 0 FROM visible_reply")),
                  rule.replies.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT id, 0 FROM visible_list")), rule.lists.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT list, position FROM visible_list_entry")),
                  rule.entries.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT bookmark, tag FROM visible_bookmark_tag")),
                  rule.carried.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT id, 0 FROM visible_tag")), rule.tags.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT id, 0 FROM visible_change")),
                  rule.changes.readable_by(viewer));
        EXPECT_EQ(keys_in(session.query("SELECT id, 0 FROM visible_import_batch")),
                  rule.batches.readable_by(viewer));
    }

    /// Each by its own key, those that the viewer may not read too.
    static void compare_one_by_one(store::Session& session, Rule const& rule, std::int64_t viewer)
    {
        for (auto const& [key, item] : rule.bookmarks.all()) {
            auto const bookmark = read_bookmark(session, BookmarkId{key.first});
            EXPECT_EQ(bookmark.has_value(), item.readable_by(viewer)) << key.first;
            if (!bookmark) continue;
            auto const of_it = [id = key.first](auto const& one) { return one.second == id; };
            EXPECT_EQ(bookmark->content.highlights.size(),
                      std::count_if(rule.source_of.begin(), rule.source_of.end(), of_it));
        }
        auto const shown = rule.entries.readable_by(viewer);
        for (auto const& [key, item] : rule.lists.all()) {
            auto const in_it = [id = key.first](RowKey const& entry) { return entry.first == id; };
            EXPECT_EQ(entries_of(session, ListId{key.first}).size(),
                      std::count_if(shown.begin(), shown.end(), in_it));
        }
    }

    static void compare_library(store::Session& session, Rule const& rule, accounts::AccountId owner,
                                std::int64_t viewer)
    {
        auto const readable = rule.bookmarks.readable_by(viewer, owner.value);
        RowKeys read;
        each_bookmark(session, owner, [&](Bookmark const& one) { read.emplace(one.key.value, 0); });
        EXPECT_EQ(read, readable);
        EXPECT_EQ(found(session, owner, ""), readable);

        RowKeys lists;
        for (auto const& list : all_lists(session, owner))
            lists.emplace(list.key.value, 0);
        EXPECT_EQ(lists, rule.lists.readable_by(viewer, owner.value));

        ColumnCache columns;
        std::multiset<std::int64_t> told;
        auto const all = search(session, columns, owner, tests::query(""), {}, tests::monday);
        for (auto const& tag : all.facets.tags)
            told.insert(tag.count);
        EXPECT_EQ(told, rule.tag_uses(owner.value, viewer));
        EXPECT_EQ(all.total, static_cast<std::int64_t>(readable.size()));

        if (viewer == owner.value) return;
        EXPECT_TRUE(all_tags(session, columns, owner).empty());
        EXPECT_TRUE(changes_of(session, owner, 10'000).empty());
        EXPECT_TRUE(batches_of(session, owner).empty());
    }

    static RowKeys found(store::Session& session, accounts::AccountId owner, std::string const& question)
    {
        ColumnCache columns;
        RowKeys keys;
        for (auto const key : matching(session, columns, owner, tests::query(question)))
            keys.emplace(key.value, 0);
        return keys;
    }

    /// What its owner finds and others may read is what others find; what stands below a tag only its owner
    /// knows.
    void compare_search(Rule const& rule, accounts::AccountId owner)
    {
        for (auto const* question : {"word", "\"word 1\" OR 3", "-word", "site:example.org word"}) {
            auto const own = found(*this->database->read(owner.value), owner, question);
            for (auto const viewer : {this->owner.value, this->stranger.value, std::int64_t{0}})
                EXPECT_EQ(found(*this->database->read(viewer), owner, question),
                          common(own, rule.bookmarks.readable_by(viewer)))
                    << question;
        }
    }
};
TYPED_TEST_SUITE(ReadRule, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ReadRule, is_kept_by_all_that_reads_whatever_was_done_to_two_libraries)
{
    constexpr unsigned rounds = 200;
    constexpr unsigned compared_every = 10; // doings
    std::array<std::size_t, 6> open{};      // by kind, over all rounds
    std::array<std::size_t, 6> all{};
    this->begin(this->owner);
    this->begin(this->stranger);
    for (unsigned round = 1; round <= rounds; ++round) {
        this->now += std::chrono::seconds{1};
        auto const what = this->do_something(7'000 + round, round % 2 == 0 ? this->owner : this->stranger);
        if (round % compared_every != 0) continue;
        SCOPED_TRACE(what + " in round " + std::to_string(round));
        auto const rule = this->rule();
        for (auto const viewer : {this->owner.value, this->stranger.value, std::int64_t{0}}) {
            SCOPED_TRACE("viewer " + std::to_string(viewer));
            auto const reader = this->database->read(viewer);
            this->compare_views(*reader, rule, viewer);
            this->compare_one_by_one(*reader, rule, viewer);
            for (auto const owner : {this->owner, this->stranger})
                this->compare_library(*reader, rule, owner, viewer);
            RowKeys newest;
            for (auto const& item : newest_public(*reader, 1'000).items)
                newest.emplace(item.bookmark.key.value, 0);
            EXPECT_EQ(newest, rule.bookmarks.readable_by(0));
        }
        for (auto const owner : {this->owner, this->stranger})
            this->compare_search(rule, owner);
        std::size_t kind = 0;
        for (auto const* items :
             {&rule.bookmarks, &rule.highlights, &rule.replies, &rule.lists, &rule.entries, &rule.carried}) {
            open[kind] += items->readable_by(0).size();
            all[kind++] += items->all().size();
        }
        if (this->HasFailure()) return;
    }
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        EXPECT_GT(open[kind], rounds / compared_every) << kind;
        EXPECT_GT(all[kind] - open[kind], rounds / compared_every) << kind;
    }
}

} // namespace
} // namespace florilege::library
