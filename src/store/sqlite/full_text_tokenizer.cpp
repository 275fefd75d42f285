#include "store/sqlite/full_text_tokenizer.hpp"

#include "store/dialect/cut_forms.hpp"
#include "store/error.hpp"

namespace florilege::store {
namespace {

using TakeToken = int (*)(void* context, int flags, char const* token, int length, int begin, int end);

int create(void* context, char const**, int, Fts5Tokenizer** out)
{
    *out = static_cast<Fts5Tokenizer*>(context); // one for all: it has no state
    return SQLITE_OK;
}

void forget(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer*, void* context, int, char const* text, int length, TakeToken take)
{
    if (text == nullptr || length <= 0) return SQLITE_OK;
    CutForms forms{{text, static_cast<std::size_t>(length)}};
    while (auto const form = forms.next()) {
        auto const begin = static_cast<int>(form->begin);
        auto const size = static_cast<int>(form->text.size());
        int const result = take(context, form->same_word ? FTS5_TOKEN_COLOCATED : 0, form->text.data(), size,
                                begin, begin + size);
        if (result != SQLITE_OK) return result;
    }
    return SQLITE_OK;
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

void register_full_text_tokenizer(sqlite3* connection)
{
    auto* const api = full_text_api(connection);
    if (api == nullptr) throw StoreError{"this SQLite has no FTS5"};
    fts5_tokenizer functions{create, forget, tokenize};
    if (api->xCreateTokenizer(api, "florilege", api, &functions, nullptr) != SQLITE_OK)
        throw StoreError{failure_text("register the tokenizer", {}, sqlite3_errmsg(connection))};
}

} // namespace florilege::store
