#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Highlights of Readwise: the CSV it exports (`Highlight,Book Title,Book Author,Amazon Book
/// ID,Note,Color,Tags, Location Type,Location,Highlighted at,Document tags`), and the one it imports
/// (`Highlight,Title,Author,URL, Note,Location,Date`). Rows of one book or page behind one another are one
/// bookmark; without an address it is a book. Holds the rows of one book, 1000 at most.
extern Format const readwise_csv_format;

} // namespace florilege::exchange
