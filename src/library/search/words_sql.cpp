#include "library/search/words_sql.hpp"

#include <stdexcept>

namespace florilege::library {
namespace {

// FTS5's parser has a stack of 100 entries, of which a level of ours takes up to four.
constexpr int deepest = 12;

std::optional<store::TextQuery> at_depth(Node const& node, int depth);

std::optional<store::TextQuery> all_of(All const& all, int depth)
{
    store::TextAll out;
    for (auto const& part : all.parts) {
        auto const* without = std::get_if<Without>(&part.is);
        auto query = at_depth(without == nullptr ? part : without->part.front(), depth + 1);
        if (!query) return std::nullopt;
        (without == nullptr ? out.all : out.none).push_back(std::move(*query));
    }
    if (out.all.empty()) return std::nullopt;
    return store::TextQuery{std::move(out)};
}

std::optional<store::TextQuery> any_of(Any const& any, int depth)
{
    store::TextAny out;
    for (auto const& part : any.parts) {
        auto query = at_depth(part, depth + 1);
        if (!query) return std::nullopt;
        out.any.push_back(std::move(*query));
    }
    return store::TextQuery{std::move(out)};
}

std::optional<store::TextQuery> at_depth(Node const& node, int depth)
{
    if (depth > deepest) return std::nullopt;
    if (auto const* words = std::get_if<Words>(&node.is)) return text_query(*words);
    if (auto const* all = std::get_if<All>(&node.is)) return all_of(*all, depth);
    if (auto const* any = std::get_if<Any>(&node.is)) return any_of(*any, depth);
    return std::nullopt;
}

} // namespace

store::TextMatch text_match(Match match)
{
    switch (match) {
    case Match::word: return store::TextMatch::word;
    case Match::phrase: return store::TextMatch::phrase;
    case Match::prefix: return store::TextMatch::prefix;
    }
    throw std::logic_error{"a match that is none"};
}

store::TextQuery text_query(Words const& words)
{
    store::TextTerm term{words.text, text_match(words.match), {}};
    for (auto const column : words.columns)
        term.columns.push_back(text_columns[static_cast<std::size_t>(column)]);
    return {std::move(term)};
}

std::optional<store::TextQuery> text_query(Node const& node)
{
    return at_depth(node, 0);
}

store::RowTest indexed(store::Session& session, store::TextQuery const& query)
{
    auto expression = store::full_text_expression(session, text_table(), query);
    if (!expression) throw std::logic_error{"a query without a word came through the checker"};
    return store::text_test(session.engine(), "b.id", "visible_text", std::move(*expression));
}

} // namespace florilege::library
