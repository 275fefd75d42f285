#include "library/query/query.hpp"

#include "library/query/checker.hpp"

namespace florilege::library {

std::string QueryError::text() const
{
    return "at " + std::to_string(at + 1) + ": " + reason;
}

Query::Query() : checked_{std::make_shared<CheckedQuery const>(CheckedQuery{Node{All{}}, std::nullopt})} {}

Query::Query(CheckedQuery query) : checked_{std::make_shared<CheckedQuery const>(std::move(query))} {}

Result<Query, QueryError> Query::parse(std::string_view text, QueryContext const& context)
{
    auto const syntax = read_syntax(text);
    if (!syntax) return syntax.error();
    auto query = checked(*syntax, context);
    if (!query) return query.error();
    return Query{std::move(*query)};
}

Node const& Query::root() const noexcept
{
    return checked_->root;
}

std::optional<Sort> Query::sort() const noexcept
{
    return checked_->sort;
}

bool Query::asks_for_everything() const noexcept
{
    auto const* all = std::get_if<All>(&root().is);
    return all != nullptr && all->parts.empty();
}

bool Query::looks_for_words() const
{
    return !words_wanted(root()).empty();
}

} // namespace florilege::library
