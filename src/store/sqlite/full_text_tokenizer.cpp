#include "store/sqlite/full_text_tokenizer.hpp"

#include "store/dialect/full_text.hpp"
#include "store/error.hpp"

#include <new>

namespace florilege::store {
namespace {

using TakeToken = int (*)(void* context, int flags, char const* token, int length, int begin, int end);

int create(void* tokenizer, char const**, int, Fts5Tokenizer** out)
{
    *out = static_cast<Fts5Tokenizer*>(tokenizer);
    return SQLITE_OK;
}

void forget(Fts5Tokenizer*) {}

int cut_text(Tokenizer const& tokenizer, std::string_view text, void* context, TakeToken take)
{
    int result = SQLITE_OK;
    tokenizer.tokenize(text, Reading::indexing, [&](Token const& token) {
        if (result != SQLITE_OK) return;
        result = take(context, token.same_position ? FTS5_TOKEN_COLOCATED : 0, token.form.data(),
                      static_cast<int>(token.form.size()), static_cast<int>(token.begin),
                      static_cast<int>(token.end));
    });
    return result;
}

int cut_expression(std::string_view text, void* context, TakeToken take)
{
    int flags = 0;
    std::size_t begin = 0;
    while (begin < text.size()) {
        auto const end = std::min(text.find_first_of(full_text_separators, begin), text.size());
        int const result = take(context, flags, text.data() + begin, static_cast<int>(end - begin),
                                static_cast<int>(begin), static_cast<int>(end));
        if (result != SQLITE_OK) return result;
        flags = end < text.size() && text[end] == form_separator ? FTS5_TOKEN_COLOCATED : 0;
        begin = end + 1;
    }
    return SQLITE_OK;
}

int tokenize(Fts5Tokenizer* self, void* context, int flags, char const* text, int length, TakeToken take)
{
    if (text == nullptr || length <= 0) return SQLITE_OK;
    std::string_view const all{text, static_cast<std::size_t>(length)};
    try {
        if ((flags & FTS5_TOKENIZE_QUERY) != 0) return cut_expression(all, context, take);
        return cut_text(*reinterpret_cast<Tokenizer const*>(self), all, context, take);
    } catch (std::bad_alloc const&) {
        return SQLITE_NOMEM;
    } catch (...) { // nothing may fly through SQLite
        return SQLITE_ERROR;
    }
}

/// FTS5 hands its functions out through a pointer bound to a statement.
fts5_api* full_text_api(sqlite3* connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &raw, nullptr) != SQLITE_OK) return nullptr;
    SqliteStatement const statement{raw};
    sqlite3_bind_pointer(raw, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(raw);
    return api;
}

} // namespace

void register_full_text_tokenizer(sqlite3* connection, Tokenizer const& tokenizer)
{
    auto* const api = full_text_api(connection);
    if (api == nullptr) throw StoreError{"this SQLite has no FTS5"};
    fts5_tokenizer functions{create, forget, tokenize};
    // SQLite passes the pointer back untouched and knows no const.
    auto* const context = const_cast<void*>(static_cast<void const*>(&tokenizer));
    if (api->xCreateTokenizer(api, "florilege", context, &functions, nullptr) != SQLITE_OK)
        throw StoreError{failure_text("register the tokenizer", {}, sqlite3_errmsg(connection))};
}

} // namespace florilege::store
