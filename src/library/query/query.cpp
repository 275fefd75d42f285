#include "library/query/query.hpp"

#include "library/query/checker.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::library {

std::string QueryError::text() const
{
    return "at " + std::to_string(character + 1) + ": " + reason;
}

Query::Query() : checked_{std::make_shared<CheckedQuery const>(CheckedQuery{Node{All{}}, std::nullopt})} {}

Query::Query(CheckedQuery query) : checked_{std::make_shared<CheckedQuery const>(std::move(query))} {}

namespace {

QueryError with_character(QueryError error, std::string_view text)
{
    for (auto const place : text::CodePoints{text.substr(0, error.at)}) {
        static_cast<void>(place);
        ++error.character;
    }
    return error;
}

} // namespace

Result<Query, QueryError> Query::parse(std::string_view text, QueryContext const& context)
{
    auto const syntax = read_syntax(text);
    if (!syntax) return with_character(syntax.error(), text);
    auto query = checked(*syntax, context);
    if (!query) return with_character(query.error(), text);
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
