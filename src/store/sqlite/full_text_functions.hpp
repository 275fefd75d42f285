#pragma once

#include "store/sqlite/handles.hpp"

namespace florilege::store {

/// FTS5's functions of that connection. Throws StoreError where SQLite was built without it.
fts5_api* full_text_api(sqlite3* connection);

/// Makes six functions known to a connection, by which store/dialect/text_lookup reads an index faster than
/// row by row:
/// - packed_ids(id), an aggregate: all ids as one blob of pairs of 8-byte numbers, the first of 64 ids and a
///   bit for each of them; 64 ids may come in more than one pair;
/// - has_bit(bits, number): whether that bit of a blob is set, the lowest of its first byte being number 0;
/// - word_places(words), of a full-text view: where in the present row the phrases of the MATCH stand, as a
///   blob of three 4-byte numbers each: phrase, column, word.
/// - phrase_rows(words, after, before), of a full-text view: all rows between these ids that hold a phrase of
///   the MATCH, as packed_ids gives them;
/// - phrase_rows_and_places(words, after, before, from): the places in the rows of these from `from` on, as
///   PhrasePlace, behind them the same pairs, and last their number;
/// - phrase_places(words, bits, first, after, before): the places of each phrase in those of the rows between
///   that have a bit, as PhrasePlace.
/// The last three tell of rows between the bounds, which their view gives; the others of the rows they are
/// called for and of nothing else.
void register_full_text_functions(sqlite3* connection);

} // namespace florilege::store
