#pragma once

#include "exchange/importers/kindle_clipping.hpp"
#include "library/draft.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace florilege::exchange {

/// A highlight or a note of a book, as the file has it.
struct KindleClipping {
    KindlePlace place;
    std::string text;
    std::uint64_t line = 0;
};

/// What the clippings of one book come to:
/// - Clippings of one passage are one: those whose places overlap, of which one holds the other's words. A
///   Kindle writes a new one whenever a highlight is made longer or shorter: the last one in the file is what
///   the reader wanted.
/// - A note belongs to the highlight that its location lies in, or else to the only one of its page; of
///   several, to the one that ends there, and to the nearest in the file. Further notes of a highlight are
///   joined behind a blank line.
/// - A note that belongs to none is a note on the book.
/// Times are the earliest of what was joined. In the order of the book; `merged` counts what was one.
struct KindlePassages {
    std::vector<library::HighlightDraft> highlights;
    std::size_t merged = 0;
};
KindlePassages join_clippings(std::vector<KindleClipping> clippings);

} // namespace florilege::exchange
