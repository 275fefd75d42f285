#pragma once

#include <set>
#include <string>
#include <string_view>

namespace florilege::store {

/// What the words of a statement already tell about whether a reader may run it; the engine's own gate (the
/// authorizer, the role) decides the rest. Throws NotAllowed for
///  - a statement that does not begin with SELECT, WITH or VALUES;
///  - a common table expression named visible_…: to SQLite's authorizer it would look like the view;
///  - one of `tables` (small letters) where a table is read from: after FROM, JOIN or IN and in the commas of
///    a FROM. SQLite's authorizer cannot tell `SELECT count(*) FROM t` from a view over t of which no column
///    is used.
void refuse_unreadable(std::string_view sql, std::set<std::string, std::less<>> const& tables);

/// Whether the statement may change rows: INSERT, UPDATE or DELETE stands in it as a word. (Also true for a
/// SELECT … FOR UPDATE.)
bool may_change_rows(std::string_view sql);

} // namespace florilege::store
