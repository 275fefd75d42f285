#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Notes exported by Evernote (`.enex`). A note with a source URL is the page, any other a passage
/// without a link; docs/reference/import-readers.md says what becomes of its parts. Attached files are passed
/// over. Holds one note.
extern Format const enex_format;

} // namespace florilege::exchange
