#pragma once

#include "store/dialect/text_words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::store {

/// A row of the full-text index as a tsvector in text form. All columns share one vector, so that one index
/// answers questions about any of them; a word is kept as "COLUMN/word", the column as a letter. (Weights
/// tell only four columns apart, and one vector a column could not join words of several.) PostgreSQL's
/// "Limitations" of text search: 2 KB a word, 1 MB a vector, places up to 16,383, 255 of a word. For the last
/// two, a word of a long text has more names than one.
std::string postgres_document(CutTexts const& texts);

/// A term as a tsquery in text form. `columns` are numbers; none means all of `column_count`.
std::string postgres_term(TextWords const& words, TextMatch match, std::vector<std::size_t> const& columns,
                          std::size_t column_count);

} // namespace florilege::store
