#include "store/sqlite/full_text_functions.hpp"

#include "store/error.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

namespace florilege::store {
namespace {

using Ids = std::vector<sqlite3_int64>;

/// SQLite keeps room for a pointer while it goes through the rows.
Ids** place_of(sqlite3_context* context, int size)
{
    return static_cast<Ids**>(sqlite3_aggregate_context(context, size));
}

void add_id(sqlite3_context* context, int, sqlite3_value** values)
{
    auto** const ids = place_of(context, sizeof(Ids*));
    if (ids == nullptr) {
        sqlite3_result_error_nomem(context);
        return;
    }
    try { // an exception must not pass through SQLite
        if (*ids == nullptr) *ids = std::make_unique<Ids>().release();
        (*ids)->push_back(sqlite3_value_int64(values[0]));
    } catch (std::bad_alloc const&) {
        sqlite3_result_error_nomem(context);
    }
}

void give_ids(sqlite3_context* context)
{
    auto** const place = place_of(context, 0);
    if (place == nullptr || *place == nullptr) {
        sqlite3_result_zeroblob(context, 0);
        return;
    }
    std::unique_ptr<Ids> const ids{*place};
    sqlite3_result_blob64(context, ids->data(), ids->size() * sizeof(sqlite3_int64), SQLITE_TRANSIENT);
}

void give_places(Fts5ExtensionApi const* api, Fts5Context* row, sqlite3_context* context, int,
                 sqlite3_value**)
{
    int count = 0;
    int result = api->xInstCount(row, &count);
    std::vector<std::array<std::int32_t, 3>> places;
    places.reserve(static_cast<std::size_t>(count));
    for (int at = 0; result == SQLITE_OK && at < count; ++at) {
        auto& [phrase, column, word] = places.emplace_back();
        result = api->xInst(row, at, &phrase, &column, &word);
    }
    if (result != SQLITE_OK) {
        sqlite3_result_error_code(context, result);
        return;
    }
    sqlite3_result_blob64(context, places.data(), places.size() * sizeof places.front(), SQLITE_TRANSIENT);
}

} // namespace

/// FTS5 hands its functions out through a pointer bound to a statement.
fts5_api* full_text_api(sqlite3* connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &raw, nullptr) == SQLITE_OK) {
        SqliteStatement const statement{raw};
        sqlite3_bind_pointer(raw, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(raw);
    }
    if (api == nullptr) throw StoreError{"this SQLite has no FTS5"};
    return api;
}

void register_full_text_functions(sqlite3* connection)
{
    auto* const api = full_text_api(connection);
    int result = api->xCreateFunction(api, "word_places", nullptr, give_places, nullptr);
    if (result == SQLITE_OK)
        result = sqlite3_create_function_v2(connection, "packed_ids", 1,
                                            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                            nullptr, add_id, give_ids, nullptr);
    if (result != SQLITE_OK)
        throw StoreError{failure_text("register functions", {}, sqlite3_errmsg(connection))};
}

} // namespace florilege::store
