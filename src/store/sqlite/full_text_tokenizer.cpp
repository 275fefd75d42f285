#include "store/sqlite/full_text_tokenizer.hpp"

#include "store/dialect/cut_forms.hpp"
#include "store/error.hpp"
#include "store/sqlite/full_text_functions.hpp"

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

} // namespace

void register_full_text_tokenizer(sqlite3* connection)
{
    auto* const api = full_text_api(connection);
    fts5_tokenizer functions{create, forget, tokenize};
    if (api->xCreateTokenizer(api, "florilege", api, &functions, nullptr) != SQLITE_OK)
        throw StoreError{failure_text("register the tokenizer", {}, sqlite3_errmsg(connection))};
}

} // namespace florilege::store
