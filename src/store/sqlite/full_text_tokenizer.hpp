#pragma once

#include "store/sqlite/handles.hpp"

namespace florilege::store {

/// Makes the FTS5 tokenizer `florilege` known to a connection. It only parts what was cut before: CutTexts
/// cuts what is kept, full_text_expression what is asked for. A table that says `florilege without implied`
/// leaves out the forms that are implied.
void register_full_text_tokenizer(sqlite3* connection);

} // namespace florilege::store
