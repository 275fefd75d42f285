#pragma once

#include "library/query/syntax.hpp"
#include "library/query/tree.hpp"

namespace florilege::library {

/// A query that was understood, with the order it asks for.
struct CheckedQuery {
    Node root;
    std::optional<Sort> sort;
};

/// Finds out what the terms of a query mean. Terms without a letter or digit ("&", "?!") are left out, unless
/// nothing else is there; an error says where a field or value is unknown and what may have been meant.
Result<CheckedQuery, QueryError> checked(Syntax const& syntax, QueryContext const& context);

/// What one term means. A `sort:` is none of them.
Result<Node, QueryError> meaning_of(Term const& term, Field const* field, std::size_t at,
                                    QueryContext const& context);

/// How many words a text has for the full-text index, counted no further than `most`.
std::size_t count_words(std::string_view text, std::size_t most);

} // namespace florilege::library
