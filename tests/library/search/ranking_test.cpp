#include "library/search/score.hpp"
#include "library/search/search.hpp"
#include "tests/library/query/random_queries.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/random_library.hpp"

namespace florilege::library {
namespace {

template <class Where> class Ranking : public tests::Product<Where> {
protected:
    /// All bookmarks that a query finds, in the order that their texts say.
    std::vector<BookmarkId> expected(store::Session& session, Query const& query)
    {
        WantedWords const wanted{words_wanted(query.root())};
        std::vector<std::pair<double, BookmarkId>> scored;
        for (auto const& bookmark : read_bookmarks(session, matching(session, columns, this->owner, query)))
            scored.emplace_back(
                score(evidence_in(bookmark.content, wanted), *bookmark.content.created, tests::monday),
                bookmark.key);
        std::stable_sort(scored.begin(), scored.end(),
                         [](auto const& a, auto const& b) { return a.first > b.first; });
        std::vector<BookmarkId> keys;
        for (auto const& one : scored)
            keys.push_back(one.second);
        return keys;
    }

    ColumnCache columns;
};
TYPED_TEST_SUITE(Ranking, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Ranking, by_the_index_is_that_by_the_texts)
{
    std::size_t ordered = 0;
    for (unsigned seed = 30; seed < 34; ++seed) {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            tests::RandomLibrary{seed}.fill(transaction, shelf, 30);
        });
        auto const session = this->database->read(this->owner.value);
        tests::RandomQueries random{seed};
        SearchOptions options;
        options.sort = Sort::relevance;
        options.limit = 1000;
        for (int i = 0; i < 60; ++i) {
            auto const text = random.text();
            auto const query = tests::query(text);
            if (words_wanted(query.root()).empty()) continue;
            std::vector<BookmarkId> keys;
            for (auto const& hit :
                 search(*session, this->columns, this->owner, query, options, tests::monday).hits)
                keys.push_back(hit.bookmark.key);
            ASSERT_EQ(keys, this->expected(*session, query)) << text;
            ordered += keys.size() > 2 ? 1U : 0U;
        }
    }
    EXPECT_GT(ordered, 40U);
}

} // namespace
} // namespace florilege::library
