#pragma once

#include "library/draft.hpp"
#include "store/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::library::tests {

/// FTS5's own order over the same texts, cut into the same words and asked for the same. We cannot use it: it
/// counts in how many bookmarks a word stands, also in those that are hidden from whoever asks.
namespace plain_ranking {

/// Makes the table in an empty SQLite database of ours.
void create(store::Transaction& transaction);

void put(store::Transaction& transaction, std::string const& name, BookmarkDraft const& draft);

enum class Weights { even, ours };

/// The names of what is found, best first. A query has words, one phrase, or words with OR between them.
std::vector<std::string> order(store::Transaction& transaction, std::string const& query, Weights weights);

} // namespace plain_ranking
} // namespace florilege::library::tests
