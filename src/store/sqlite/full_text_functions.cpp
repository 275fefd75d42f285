#include "store/sqlite/full_text_functions.hpp"

#include "store/error.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

namespace florilege::store {
namespace {

/// 64 ids: the first of them, a multiple of 64, and a bit for each.
using IdWord = std::array<sqlite3_int64, 2>;
using IdWords = std::vector<IdWord>;

/// SQLite keeps room for a pointer while it goes through the rows.
IdWords** place_of(sqlite3_context* context, int size)
{
    return static_cast<IdWords**>(sqlite3_aggregate_context(context, size));
}

void add(IdWords& words, sqlite3_int64 id)
{
    auto const number = static_cast<sqlite3_uint64>(id);
    auto const first = static_cast<sqlite3_int64>(number & ~sqlite3_uint64{63});
    auto const bit = static_cast<sqlite3_int64>(sqlite3_uint64{1} << (number & 63));
    if (words.empty() || words.back()[0] != first) words.push_back({first, 0});
    words.back()[1] |= bit;
}

void give(sqlite3_context* context, IdWords const& words)
{
    sqlite3_result_blob64(context, words.data(), words.size() * sizeof(IdWord), SQLITE_TRANSIENT);
}

void add_id(sqlite3_context* context, int, sqlite3_value** values)
{
    auto** const words = place_of(context, sizeof(IdWords*));
    if (words == nullptr) {
        sqlite3_result_error_nomem(context);
        return;
    }
    try { // an exception must not pass through SQLite
        if (*words == nullptr) *words = std::make_unique<IdWords>().release();
        add(**words, sqlite3_value_int64(values[0]));
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
    std::unique_ptr<IdWords> const words{*place};
    give(context, *words);
}

/// The rows of a library that are met while a phrase is looked for in the whole index.
struct PhraseRows {
    static constexpr int patience = 200'000;

    sqlite3_int64 after;
    sqlite3_int64 before;
    int others = 0; ///< rows that were passed before the first of the library could come
    IdWords words = {};
};

int take_row(Fts5ExtensionApi const* api, Fts5Context* row, void* context)
{
    auto& rows = *static_cast<PhraseRows*>(context);
    auto const id = api->xRowid(row);
    if (id >= rows.before) return SQLITE_DONE; // they come by their ids
    if (id <= rows.after) return ++rows.others > PhraseRows::patience ? SQLITE_DONE : SQLITE_OK;
    try {
        add(rows.words, id);
    } catch (std::bad_alloc const&) {
        return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

/// phrase_rows(table, after, before): the ids between these of the rows that hold any phrase of the question.
/// A third of the time of asking for the rows one by one. NULL where too many others' lie before them.
void give_phrase_rows(Fts5ExtensionApi const* api, Fts5Context* row, sqlite3_context* context, int,
                      sqlite3_value** values)
{
    PhraseRows rows{sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1])};
    int result = SQLITE_OK;
    for (int phrase = 0; result == SQLITE_OK && phrase < api->xPhraseCount(row); ++phrase)
        result = api->xQueryPhrase(row, phrase, &rows, take_row);
    if (result != SQLITE_OK)
        sqlite3_result_error_code(context, result);
    else if (rows.others <= PhraseRows::patience)
        give(context, rows.words);
}

/// Out of reach or no bits at all: not set.
void tell_bit(sqlite3_context* context, int, sqlite3_value** values)
{
    auto const* const bits = static_cast<unsigned char const*>(sqlite3_value_blob(values[0]));
    auto const size = sqlite3_int64{sqlite3_value_bytes(values[0])} * 8;
    auto const number = sqlite3_value_int64(values[1]);
    bool const held = number >= 0 && number < size && (bits[number / 8] >> number % 8 & 1) != 0;
    sqlite3_result_int(context, held ? 1 : 0);
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
        result = api->xCreateFunction(api, "phrase_rows", nullptr, give_phrase_rows, nullptr);
    constexpr int harmless = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (result == SQLITE_OK)
        result = sqlite3_create_function_v2(connection, "packed_ids", 1, harmless, nullptr, nullptr, add_id,
                                            give_ids, nullptr);
    if (result == SQLITE_OK)
        result = sqlite3_create_function_v2(connection, "has_bit", 2, harmless, nullptr, tell_bit, nullptr,
                                            nullptr, nullptr);
    if (result != SQLITE_OK)
        throw StoreError{failure_text("register functions", {}, sqlite3_errmsg(connection))};
}

} // namespace florilege::store
