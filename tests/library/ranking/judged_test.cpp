#include "library/search/search.hpp"
#include "tests/corpus.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/ranking/judged_set.hpp"
#include "tests/library/ranking/plain_ranking.hpp"
#include "tests/product.hpp"

#include <fmt/format.h>

#include <array>

namespace florilege::library {
namespace {

using tests::plain_ranking::Weights;

class JudgedSearches : public florilege::tests::Product<florilege::tests::ProductOnSqlite> {
protected:
    void SetUp() override
    {
        on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            tests::plain_ranking::create(transaction);
            for (auto const& [name, draft] : set.bookmarks) {
                library::take(transaction, shelf, draft);
                tests::plain_ranking::put(transaction, name, draft);
                names.emplace(draft.url->text(), name);
            }
        });
    }

    std::vector<std::string> ours(std::string const& query)
    {
        std::vector<std::string> order;
        SearchOptions options;
        options.sort = Sort::relevance;
        auto const reader = database->read(owner.value);
        for (auto const& hit :
             search(*reader, columns, owner, florilege::tests::query(query), options, now).hits)
            order.push_back(names.at(hit.bookmark.content.url->text()));
        return order;
    }

    std::vector<std::string> plain(std::string const& query, Weights weights)
    {
        std::vector<std::string> order;
        database->write([&](store::Transaction& transaction) {
            order = tests::plain_ranking::order(transaction, query, weights);
        });
        return order;
    }

    tests::JudgedSet const set = tests::judged_set();
    std::map<std::string, std::string> names; ///< by URL
    ColumnCache columns;
};

std::string listed(std::vector<std::string> const& order)
{
    std::string text;
    for (auto const& name : order)
        text += ' ' + name;
    return text;
}

TEST_F(JudgedSearches, are_ordered_at_least_as_well_as_by_bm25)
{
    ASSERT_GE(set.bookmarks.size(), 60U);
    ASSERT_GE(set.questions.size(), 25U);
    std::array<double, 3> sums{};
    std::string table;
    for (auto const& judged : set.questions) {
        std::array const orders{ours(judged.query), plain(judged.query, Weights::even),
                                plain(judged.query, Weights::ours)};
        table += judged.query + '\n';
        for (std::size_t at = 0; at < orders.size(); ++at) {
            auto const value = tests::ndcg(judged, orders[at]);
            sums[at] += value;
            table += fmt::format("  {:.3f}{}\n", value, listed(orders[at]));
        }
    }
    auto const count = static_cast<double>(set.questions.size());
    EXPECT_GE(sums[0], sums[1]) << table;
    EXPECT_GE(sums[0], sums[2]) << table;
    auto const means = fmt::format("{:.3f} for ours, {:.3f} for `bm25`, {:.3f} for `bm25` with our weights",
                                   sums[0] / count, sums[1] / count, sums[2] / count);
    auto const page = std::string{FLORILEGE_SOURCE} + "/docs/reference/search.md";
    EXPECT_NE(florilege::tests::content_of(page).find(means), std::string::npos)
        << "the page does not say: " << means << '\n'
        << table;
}

} // namespace
} // namespace florilege::library
