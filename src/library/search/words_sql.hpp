#pragma once

#include "library/query/tree.hpp"
#include "store/dialect/condition.hpp"
#include "store/dialect/full_text.hpp"

#include <optional>

namespace florilege::library {

store::TextMatch text_match(Match match);

/// A term as the full-text index is asked for it.
store::TextQuery text_query(Words const& words);

/// A part of a query as one question to the full-text index; nothing where it is about more than words, asks
/// only for what must not be there, or is so deep that an engine's parser might refuse it.
std::optional<store::TextQuery> text_query(Node const& node);

/// The test that the row `b` of a statement is found by that question.
store::RowTest indexed(store::Session& session, store::TextQuery const& query);

} // namespace florilege::library
