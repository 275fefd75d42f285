#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// "My Clippings.txt" of a Kindle: one clipping after the other, in the language that the device had then.
/// Every book becomes one bookmark of the kind `book` with its passages; docs/reference/import-readers.md
/// says which clippings are one. The clippings of a file are held until it ends, since a book's stand
/// anywhere; a file of more than `document_bytes` is handed over in portions.
extern Format const kindle_format;

} // namespace florilege::exchange
