#include "store/sqlite/read_gate.hpp"

#include "store/dialect/read_rules.hpp"
#include "store/error.hpp"

#include <algorithm>
#include <array>

namespace florilege::store {
namespace {

/// FTS5 keeps an index in these; it reads them through statements of its own on our connection.
constexpr std::array<std::string_view, 5> shadow_endings{"_data", "_idx", "_content", "_docsize", "_config"};

/// Functions that tell more than the row at hand: statistics over rows the viewer may not see, text of the
/// index, code from elsewhere.
constexpr std::array<std::string_view, 6> refused_functions{"bm25",           "highlight",      "snippet",
                                                            "load_extension", "fts3_tokenizer", "fts5"};

constexpr char const* tables_sql = "SELECT lower(name) FROM sqlite_schema WHERE type = 'table'";
constexpr char const* indexes_sql = "SELECT lower(name) FROM sqlite_schema"
                                    " WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'";

/// Opens a JSON array of keys as rows. SQLite declares it, with words of its own that a reader may not use,
/// when it is first named: so that is done before the gate closes.
constexpr std::string_view key_list = "json_each";
constexpr char const* first_key_list_sql = "SELECT value FROM json_each('[]')";

bool is_visible(std::string_view name)
{
    return name.substr(0, 8) == "visible_";
}

std::string_view or_empty(char const* text)
{
    return text == nullptr ? std::string_view{} : text;
}

} // namespace

ReadGate::ReadGate(sqlite3* connection) : connection_{connection}
{
    sqlite3_set_authorizer(connection, &ReadGate::authorise, this);
}

void ReadGate::close()
{
    sqlite3_stmt* first = nullptr;
    if (sqlite3_prepare_v2(connection_, first_key_list_sql, -1, &first, nullptr) != SQLITE_OK)
        throw StoreError{failure_text("prepare", first_key_list_sql, sqlite3_errmsg(connection_))};
    sqlite3_finalize(first);
    tables_ = names_of(tables_sql);
    indexes_ = names_of(indexes_sql);
    for (auto const& index : indexes_)
        for (auto const ending : shadow_endings)
            shadow_tables_.insert(index + std::string{ending});
    closed_ = true;
}

ReadGate::Names ReadGate::names_of(char const* sql) const
{
    Names names;
    sqlite3_stmt* raw = nullptr;
    int result = sqlite3_prepare_v2(connection_, sql, -1, &raw, nullptr);
    SqliteStatement const statement{raw};
    if (result == SQLITE_OK) result = sqlite3_step(raw);
    for (; result == SQLITE_ROW; result = sqlite3_step(raw))
        names.emplace(reinterpret_cast<char const*>(sqlite3_column_text(raw, 0)));
    if (result != SQLITE_DONE)
        throw StoreError{failure_text("read the schema with", sql, sqlite3_errmsg(connection_))};
    return names;
}

void ReadGate::check_words(std::string_view sql) const
{
    if (closed_ && !own_) refuse_unreadable(sql, tables_);
}

int ReadGate::authorise(void* gate, int action, char const* first, char const* second, char const*,
                        char const* innermost_view)
{
    auto& self = *static_cast<ReadGate*>(gate);
    if (!self.closed_ || self.own_ || self.allows(action, first, second, innermost_view)) return SQLITE_OK;
    self.refused_ = true;
    return SQLITE_DENY;
}

bool ReadGate::allows(int action, char const* first, char const* second, char const* innermost_view) const
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return true;
    case SQLITE_READ: return allows_read(or_empty(first), or_empty(second), innermost_view);
    case SQLITE_FUNCTION:
        return std::none_of(refused_functions.begin(), refused_functions.end(),
                            [&](std::string_view name) { return sqlite3_stricmp(name.data(), second) == 0; });
    case SQLITE_PRAGMA: return or_empty(first) == "data_version"; // asked by FTS5 itself
    default: return false;
    }
}

bool ReadGate::allows_read(std::string_view table, std::string_view column, char const* innermost_view) const
{
    // FTS5's hidden column `rank` is bm25 by another name.
    if (column == "rank" && indexes_.find(table) != indexes_.end()) return false;
    if (table == key_list || is_visible(table) || is_visible(or_empty(innermost_view))) return true;
    // A table of which no column is read: SQLite says so after it has merged a view into the query, when the
    // view's name is gone. The statement's own words do not name the table: check_words has seen to it.
    if (column.empty()) return tables_.find(table) != tables_.end();
    // Nor do they name these, so that only FTS5 itself comes this way.
    return shadow_tables_.find(table) != shadow_tables_.end();
}

} // namespace florilege::store
