#include "library/search/search.hpp"
#include "library/text_index.hpp"
#include "tests/corpus.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/ranking/judged_set.hpp"
#include "tests/product.hpp"

#include <fmt/format.h>

#include <array>
#include <sstream>

namespace florilege::library {
namespace {

// FTS5's own order over the same texts, cut into the same words and asked for the same. We cannot use it: it
// counts in how many bookmarks a word stands, also in those that are hidden from whoever asks.
constexpr std::string_view create_plain_sql =
    "CREATE VIRTUAL TABLE plain USING fts5 (name UNINDEXED, title, note, quotes, address, tags, "
    "tokenize = 'florilege')";
constexpr std::string_view put_plain_sql =
    "INSERT INTO plain (name, title, note, quotes, address, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr std::string_view ask_plain_sql = "SELECT name FROM plain WHERE plain MATCH ?1 ORDER BY bm25(plain)";
constexpr std::string_view ask_weighted_sql =
    "SELECT name FROM plain WHERE plain MATCH ?1 ORDER BY bm25(plain, 0, 8, 2, 3, 1, 5)"; // column_weights

constexpr std::array<std::string_view, 5> plain_columns{"title", "note", "quotes", "address", "tags"};
constexpr store::TextTable plain_table{"plain", plain_columns};

/// The questions of the set have words, one phrase, and one OR.
store::TextQuery plain_query(std::string const& query)
{
    if (query.starts_with('"'))
        return {store::TextTerm{query.substr(1, query.size() - 2), store::TextMatch::phrase, {}}};
    std::vector<store::TextQuery> words;
    bool any = false;
    std::istringstream in{query};
    for (std::string word; in >> word;) {
        if (word == "OR")
            any = true;
        else
            words.push_back({store::TextTerm{word, store::TextMatch::word, {}}});
    }
    if (any) return {store::TextAny{words}};
    return {store::TextAll{words, {}}};
}

class JudgedSearches : public florilege::tests::Product<florilege::tests::ProductOnSqlite> {
protected:
    void SetUp() override
    {
        on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            transaction.run(create_plain_sql);
            for (auto const& [name, draft] : set.bookmarks) {
                library::take(transaction, shelf, draft);
                auto const text = search_text(draft).columns;
                std::string tags;
                for (auto const& tag : draft.tags)
                    tags += (tags.empty() ? "" : ", ") + tag;
                store::CutTexts const cut{
                    tokenizer(), std::array<std::string_view, 5>{text[0], text[1], text[2], text[3], tags}};
                auto const words = cut.columns();
                transaction.run(put_plain_sql, name, words[0], words[1], words[2], words[3], words[4]);
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

    std::vector<std::string> plain(std::string_view sql, std::string const& query)
    {
        std::vector<std::string> order;
        database->write([&](store::Transaction& transaction) {
            auto const expression = store::full_text_expression(transaction, plain_table, plain_query(query),
                                                                store::TextFor::places);
            auto rows = transaction.query(sql, expression.value());
            while (rows.next())
                order.push_back(rows.string(0));
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
        std::array const orders{ours(judged.query), plain(ask_plain_sql, judged.query),
                                plain(ask_weighted_sql, judged.query)};
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
