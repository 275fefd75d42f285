#include "store/sqlite/full_text_functions.hpp"

#include "store/dialect/phrase_place.hpp"
#include "store/error.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <utility>
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

/// The bits of a blob, the lowest of its first byte being number 0.
class Bits {
public:
    explicit Bits(sqlite3_value* blob)
        : bytes_{static_cast<unsigned char const*>(sqlite3_value_blob(blob))},
          size_{sqlite3_int64{sqlite3_value_bytes(blob)} * 8}
    {}
    sqlite3_int64 size() const { return size_; }
    /// Out of reach or no bits at all: not set.
    bool holds(sqlite3_int64 number) const
    {
        return number >= 0 && number < size_ && (bytes_[number / 8] >> number % 8 & 1) != 0;
    }

private:
    unsigned char const* bytes_;
    sqlite3_int64 size_;
};

void tell_bit(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int(context, Bits{values[0]}.holds(sqlite3_value_int64(values[1])) ? 1 : 0);
}

/// Bytes of an answer, which SQLite gets without a copy: there can be megabytes of them, and what costs most
/// is memory that is touched for the first time.
class Bytes {
public:
    Bytes() = default;
    Bytes(Bytes const&) = delete;
    Bytes& operator=(Bytes const&) = delete;
    ~Bytes() { sqlite3_free(begin_); }

    /// Throws std::bad_alloc.
    void append(void const* bytes, std::size_t size)
    {
        if (size > room_ - size_) grow(size);
        std::memcpy(begin_ + size_, bytes, size);
        size_ += size;
    }

    void give(sqlite3_context* context)
    {
        if (size_ == 0)
            sqlite3_result_zeroblob(context, 0);
        else
            sqlite3_result_blob64(context, std::exchange(begin_, nullptr), size_, sqlite3_free);
        size_ = room_ = 0;
    }

private:
    void grow(std::size_t size)
    {
        auto const wanted = std::max({size_ + size, 2 * room_, std::size_t{4096}});
        auto* const moved = sqlite3_realloc64(begin_, wanted);
        if (moved == nullptr) throw std::bad_alloc{};
        begin_ = static_cast<char*>(moved);
        room_ = wanted;
    }

    char* begin_ = nullptr;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
};

int add_places(Fts5ExtensionApi const* api, Fts5Context* row, std::int32_t phrase, Bytes& places)
{
    auto const id = api->xRowid(row);
    Fts5PhraseIter at{};
    int column = 0;
    int word = 0;
    int const result = api->xPhraseFirst(row, 0, &at, &column, &word);
    try {
        for (; result == SQLITE_OK && column >= 0; api->xPhraseNext(row, &at, &column, &word)) {
            PhrasePlace const place{id, word, static_cast<std::uint32_t>(phrase) & 0xff'ffff,
                                    static_cast<std::uint32_t>(column) & 0xff};
            places.append(&place, sizeof place);
        }
    } catch (std::bad_alloc const&) {
        return SQLITE_NOMEM;
    }
    return result;
}

/// All rows that hold a phrase, and its places in those that are wanted.
struct RowsAndPlaces {
    PhraseRows rows;
    Bits wanted;
    sqlite3_int64 first; ///< the id of bit 0
    std::int32_t phrase = 0;
    Bytes places = {};
};

int take_row_and_places(Fts5ExtensionApi const* api, Fts5Context* row, void* context)
{
    auto& found = *static_cast<RowsAndPlaces*>(context);
    int const result = take_row(api, row, &found.rows);
    auto const id = api->xRowid(row);
    if (result != SQLITE_OK || id <= found.rows.after || !found.wanted.holds(id - found.first)) return result;
    return add_places(api, row, found.phrase, found.places);
}

/// phrase_rows_and_places(table, after, before, bits, first): the places in the rows first + n for every bit
/// n, behind them what phrase_rows gives, and last the number of words of ids. NULL where too many others'
/// lie before them.
void give_rows_and_places(Fts5ExtensionApi const* api, Fts5Context* row, sqlite3_context* context, int,
                          sqlite3_value** values)
{
    RowsAndPlaces found{{sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1])},
                        Bits{values[2]},
                        sqlite3_value_int64(values[3])};
    int result = SQLITE_OK;
    for (; result == SQLITE_OK && found.phrase < api->xPhraseCount(row); ++found.phrase)
        result = api->xQueryPhrase(row, found.phrase, &found, take_row_and_places);
    if (result != SQLITE_OK) {
        sqlite3_result_error_code(context, result);
        return;
    }
    if (found.rows.others > PhraseRows::patience) return;
    try {
        auto const& ids = found.rows.words;
        auto const count = static_cast<sqlite3_int64>(ids.size());
        found.places.append(ids.data(), ids.size() * sizeof(IdWord));
        found.places.append(&count, sizeof count);
        found.places.give(context);
    } catch (std::bad_alloc const&) {
        sqlite3_result_error_nomem(context);
    }
}

/// Where phrases stand in the rows that are wanted.
struct PhrasePlaces {
    sqlite3_int64 first; ///< the id of bit 0
    Bits wanted;
    sqlite3_int64 after; ///< none of these and before, whatever is wanted
    sqlite3_int64 before;
    std::int32_t phrase = 0;
    Bytes places = {};
};

int take_places(Fts5ExtensionApi const* api, Fts5Context* row, void* context)
{
    auto& found = *static_cast<PhrasePlaces*>(context);
    auto const id = api->xRowid(row);
    if (id >= found.before || id - found.first >= found.wanted.size()) return SQLITE_DONE; // they come by ids
    if (id <= found.after || !found.wanted.holds(id - found.first)) return SQLITE_OK;
    return add_places(api, row, found.phrase, found.places);
}

/// phrase_places(table, bits, first, after, before): the places of each phrase of the question in the rows
/// first + n for every bit n, if they lie between the other two; phrase after phrase. A third of the time of
/// asking for the rows one by one.
void give_phrase_places(Fts5ExtensionApi const* api, Fts5Context* row, sqlite3_context* context, int,
                        sqlite3_value** values)
{
    PhrasePlaces found{sqlite3_value_int64(values[1]), Bits{values[0]}, sqlite3_value_int64(values[2]),
                       sqlite3_value_int64(values[3])};
    int result = SQLITE_OK;
    for (; result == SQLITE_OK && found.phrase < api->xPhraseCount(row); ++found.phrase)
        result = api->xQueryPhrase(row, found.phrase, &found, take_places);
    if (result == SQLITE_OK)
        found.places.give(context);
    else
        sqlite3_result_error_code(context, result);
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
    if (result == SQLITE_OK)
        result = api->xCreateFunction(api, "phrase_rows_and_places", nullptr, give_rows_and_places, nullptr);
    if (result == SQLITE_OK)
        result = api->xCreateFunction(api, "phrase_places", nullptr, give_phrase_places, nullptr);
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
