#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Looks for text whose encoding was broken before it was exported ("Ã©" for "é", "€”" for a dash) in all a
/// bookmark says: title, note, tags, list names, highlights with their notes and replies. With
/// `options.repair_text` it is repaired; without, it stays as it is. Either way one warning says so.
void mend(library::BookmarkDraft& draft, ImportOptions const& options, Intake& intake, Place const& place);

} // namespace florilege::exchange
