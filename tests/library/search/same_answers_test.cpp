#include "library/search/search.hpp"
#include "tests/library/query/random_queries.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/plain_evaluation.hpp"
#include "tests/library/search/random_library.hpp"
#include "text/url/site.hpp"

#include <cstdlib>
#include <map>

namespace florilege::library {
namespace {

constexpr unsigned libraries = 6;
constexpr int bookmarks = 30;
constexpr unsigned queries = 150;

/// Where the seeds begin. FLORILEGE_SEED asks about other libraries and with other queries than every day,
/// and each repetition about others again: with --gtest_repeat=112 each engine answers 100,800 pairs of a
/// library and a query.
unsigned first_seed(unsigned repetition)
{
    char const* const wanted = std::getenv("FLORILEGE_SEED");
    auto const first = wanted == nullptr ? 0 : static_cast<unsigned>(std::strtoul(wanted, nullptr, 10));
    return 1000 * (first + repetition);
}

template <class Where> class SameAnswers : public tests::Product<Where> {
protected:
    struct Row {
        BookmarkId key;
        BookmarkDraft content;
    };

    /// Of the owner's library as somebody sees it, newest first.
    std::vector<Row> rows(accounts::AccountId viewer)
    {
        std::vector<Row> out;
        auto const reader = this->database->read(viewer.value);
        each_bookmark(*reader, this->owner, [&](Bookmark const& bookmark) {
            out.push_back({bookmark.key, bookmark.content});
        });
        std::sort(out.begin(), out.end(), [](Row const& a, Row const& b) {
            return std::pair{*a.content.created, a.key} > std::pair{*b.content.created, b.key};
        });
        return out;
    }

    std::vector<Tag> vocabulary()
    {
        return all_tags(*this->database->read(this->owner.value), columns, this->owner);
    }

    std::vector<Bundle> all_bundles()
    {
        return bundles(*this->database->read(this->owner.value), this->owner);
    }

    std::vector<BookmarkId> found(accounts::AccountId viewer, Query const& query)
    {
        return matching(*this->database->read(viewer.value), this->columns, this->owner, query);
    }

    /// What an answer says of the whole of what it found.
    struct Told {
        std::int64_t total;
        std::map<std::string, std::int64_t> tags, sites, years;

        friend bool operator==(Told const&, Told const&) = default;
        friend void PrintTo(Told const& told, std::ostream* out)
        {
            *out << told.total << " found";
            for (auto const* names : {&told.tags, &told.sites, &told.years})
                *out << "; " << ::testing::PrintToString(*names);
        }
    };

    Told told(accounts::AccountId viewer, Query const& query)
    {
        SearchOptions options;
        options.limit = 0;
        options.facets = 1000;
        auto const reader = this->database->read(viewer.value);
        auto const result = search(*reader, this->columns, this->owner, query, options, tests::monday);
        EXPECT_FALSE(result.facets.approximate);
        return {result.total, by_name(result.facets.tags), by_name(result.facets.sites),
                by_name(result.facets.years)};
    }

    static std::map<std::string, std::int64_t> by_name(std::vector<Facet> const& facets)
    {
        std::map<std::string, std::int64_t> counts;
        for (auto const& facet : facets)
            EXPECT_TRUE(counts.emplace(facet.name, facet.count).second) << facet.name << " came twice";
        return counts;
    }

    /// What everyone knows of the tags: the names that stand on what they may read.
    static std::vector<Tag> names_on(std::vector<Row> const& rows)
    {
        std::map<std::string, Tag> tags;
        for (auto const& row : rows)
            for (auto const& name : row.content.tags)
                tags.emplace(name, Tag{TagId{1}, name, {}, {}, 0});
        std::vector<Tag> out;
        for (auto const& [name, tag] : tags)
            out.push_back(tag);
        return out;
    }

    ColumnCache columns;

    static std::vector<BookmarkId> expected(std::vector<Row> const& rows, tests::PlainEvaluation const& plain,
                                            Query const& query)
    {
        std::vector<BookmarkId> keys;
        for (auto const& row : rows)
            if (plain.holds(query.root(), row.content)) keys.push_back(row.key);
        return keys;
    }

    static Told told_by(std::vector<Row> const& rows, std::vector<BookmarkId> const& keys)
    {
        Told told{static_cast<std::int64_t>(keys.size()), {}, {}, {}};
        auto const is_in = [&](Row const& row) {
            return std::find(keys.begin(), keys.end(), row.key) != keys.end();
        };
        for (auto const& row : rows) {
            if (!is_in(row)) continue;
            for (auto const& tag : row.content.tags)
                ++told.tags[tag];
            if (row.content.url) ++told.sites[std::string{text::site(*row.content.url)}];
            using namespace std::chrono;
            year_month_day const day{floor<days>(*row.content.created)};
            ++told.years[std::to_string(static_cast<int>(day.year()))];
        }
        return told;
    }

    /// Asks so many random queries of what somebody sees of the library, and gives how many found some of it.
    std::size_t ask(accounts::AccountId viewer, std::vector<Row> const& rows,
                    tests::PlainEvaluation const& plain, unsigned seed)
    {
        std::size_t some_found = 0;
        tests::RandomQueries random{seed};
        for (unsigned i = 0; i < queries; ++i) {
            auto const text = random.text();
            SCOPED_TRACE(text);
            auto const query = tests::query(text);
            auto const keys = expected(rows, plain, query);
            EXPECT_EQ(found(viewer, query), keys) << printed(query.root());
            EXPECT_EQ(told(viewer, query), told_by(rows, keys));
            if (this->HasFailure()) break;
            some_found += keys.empty() || keys.size() == rows.size() ? 0U : 1U;
        }
        return some_found;
    }
};
TYPED_TEST_SUITE(SameAnswers, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(SameAnswers, come_from_the_database_and_from_plain_evaluation)
{
    static unsigned repetition = 0;
    auto const first = first_seed(repetition++);
    std::size_t some_found = 0;
    for (unsigned seed = first; seed < first + libraries; ++seed) {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            tests::RandomLibrary{seed}.fill(transaction, shelf, bookmarks);
        });
        auto const rows = this->rows(this->owner);
        tests::PlainEvaluation const plain{this->vocabulary(), this->all_bundles(), "colette"};
        some_found += this->ask(this->owner, rows, plain, seed + 100);
        ASSERT_FALSE(this->HasFailure());
    }
    // Queries that find all or nothing tell little.
    EXPECT_GT(some_found, libraries * queries / 3);
}

TYPED_TEST(SameAnswers, come_to_others_from_what_they_may_know)
{
    std::size_t some_found = 0;
    for (unsigned seed = 50; seed < 52; ++seed) {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            tests::RandomLibrary{seed}.fill(transaction, shelf, bookmarks);
        });
        auto const rows = this->rows(this->stranger);
        tests::PlainEvaluation const plain{this->names_on(rows), {}, {}};
        some_found += this->ask(this->stranger, rows, plain, seed + 100);
        ASSERT_FALSE(this->HasFailure());
        for (auto const& row : rows)
            EXPECT_FALSE(row.content.unread || row.content.archived || row.content.favourite);
        for (auto const* mark : {"unread", "archived", "favourite"}) {
            auto const is = std::string{"is:"} + mark;
            EXPECT_GT(this->found(this->owner, tests::query(is + " is:public")).size(), 0U) << mark;
            EXPECT_EQ(this->found(this->stranger, tests::query(is)).size(), 0U) << mark;
            EXPECT_EQ(this->found(this->stranger, tests::query("-" + is)).size(), rows.size()) << mark;
        }
    }
    EXPECT_GT(some_found, 2 * queries / 4);
}

TYPED_TEST(SameAnswers, come_to_queries_as_deep_as_the_limits_allow)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        tests::RandomLibrary{11}.fill(transaction, shelf, bookmarks);
    });
    auto const rows = this->rows(this->owner);
    tests::PlainEvaluation const plain{this->vocabulary(), this->all_bundles(), "colette"};
    // At each level an OR, a space and a minus, with 64 terms in all, once as words alone and once mixed.
    for (std::array<std::string, 2> const& pair : {std::array<std::string, 2>{"map", "river"},
                                                   {"tag:maps", "old"},
                                                   {"is:unread", "site:blog.example.org"},
                                                   {"in:part", "by:roe"},
                                                   {"title:map*", "is:highlighted"}})
        for (std::string const sign : {"", "-"}) {
            std::string text = pair[0] + " OR " + pair[1];
            for (std::size_t level = 1; level < 32; ++level)
                text = pair[level % 2] + " OR " + pair[(level + 1) % 2] + " " + sign + "(" + text + ")";
            auto const query = tests::query(text);
            EXPECT_EQ(this->found(this->owner, query), this->expected(rows, plain, query)) << text;
        }
}

TYPED_TEST(SameAnswers, come_to_every_order_only_sorted_otherwise)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        tests::RandomLibrary{12}.fill(transaction, shelf, bookmarks);
    });
    auto const reader = this->database->read(this->owner.value);
    for (auto const* text : {"", "map", "map OR tag:rivers", "-map", "is:unread river"}) {
        auto const query = tests::query(text);
        auto newest = matching(*reader, this->columns, this->owner, query);
        std::sort(newest.begin(), newest.end());
        for (auto const sort : {Sort::newest, Sort::oldest, Sort::relevance, Sort::title}) {
            std::vector<BookmarkId> paged;
            SearchResult result;
            do {
                SearchOptions options;
                options.sort = sort;
                options.limit = 7;
                options.offset = paged.size();
                result = search(*reader, this->columns, this->owner, query, options, tests::monday);
                EXPECT_EQ(result.total, static_cast<std::int64_t>(newest.size()));
                for (auto const& hit : result.hits)
                    paged.push_back(hit.bookmark.key);
            } while (!result.hits.empty());
            std::sort(paged.begin(), paged.end());
            EXPECT_EQ(paged, newest) << text << ' ' << sort_names[static_cast<std::size_t>(sort)];
        }
    }
}

} // namespace
} // namespace florilege::library
