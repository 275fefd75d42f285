#include "tests/library/ranking/plain_ranking.hpp"

#include "library/text_index.hpp"

#include <array>
#include <sstream>

namespace florilege::library::tests::plain_ranking {
namespace {

constexpr std::string_view create_sql =
    "CREATE VIRTUAL TABLE plain USING fts5 (name UNINDEXED, title, note, quotes, address, article, tags, "
    "tokenize = 'florilege')";
constexpr std::string_view put_sql = "INSERT INTO plain (name, title, note, quotes, address, article, tags) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view ask_sql = "SELECT name FROM plain WHERE plain MATCH ?1 ORDER BY bm25(plain)";
constexpr std::string_view ask_weighted_sql = "SELECT name FROM plain WHERE plain MATCH ?1 ORDER BY "
                                              "bm25(plain, 0, 8, 2, 3, 1, 1.5, 5)"; // column_weights

constexpr std::array<std::string_view, 6> columns{"title", "note", "quotes", "address", "article", "tags"};
constexpr store::TextTable table{"plain", columns};

store::TextQuery read(std::string const& query)
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

} // namespace

void create(store::Transaction& transaction)
{
    transaction.run(create_sql);
}

void put(store::Transaction& transaction, std::string const& name, BookmarkDraft const& draft)
{
    auto const text = search_text(draft).columns;
    std::string tags;
    for (auto const& tag : draft.tags)
        tags += (tags.empty() ? "" : ", ") + tag;
    store::CutTexts const cut{
        tokenizer(), std::array<std::string_view, 6>{text[0], text[1], text[2], text[3], text[4], tags}};
    auto const words = cut.columns();
    transaction.run(put_sql, name, words[0], words[1], words[2], words[3], words[4], words[5]);
}

std::vector<std::string> order(store::Transaction& transaction, std::string const& query, Weights weights)
{
    auto const expression =
        store::full_text_expression(transaction, table, read(query), store::TextFor::places).value();
    std::vector<std::string> names;
    auto rows = weights == Weights::ours ? transaction.query(ask_weighted_sql, expression)
                                         : transaction.query(ask_sql, expression);
    while (rows.next())
        names.push_back(rows.string(0));
    return names;
}

} // namespace florilege::library::tests::plain_ranking
