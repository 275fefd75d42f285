#pragma once

#include "store/sqlite/handles.hpp"
#include "store/tokenizer.hpp"

namespace florilege::store {

/// Makes the FTS5 tokenizer `florilege` known to a connection. Texts are cut by `tokenizer`, which must
/// outlive the connection. The strings of a MATCH expression are not cut again: full_text_expression has done
/// it, and parts words by a space and forms of one word by `form_separator`.
void register_full_text_tokenizer(sqlite3* connection, Tokenizer const& tokenizer);

} // namespace florilege::store
