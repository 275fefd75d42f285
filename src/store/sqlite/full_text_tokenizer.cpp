#include "store/sqlite/full_text_tokenizer.hpp"

#include "store/dialect/cut_forms.hpp"
#include "store/error.hpp"
#include "store/sqlite/full_text_functions.hpp"

#include <array>
#include <string_view>

namespace florilege::store {
namespace {

using TakeToken = int (*)(void* context, int flags, char const* token, int length, int begin, int end);

/// What a table keeps of the forms; all its state, so that there are just two of them.
enum class Kept : char { all, without_implied };
constexpr std::array<Kept, 2> kinds{Kept::all, Kept::without_implied};

Fts5Tokenizer* pointer_to(Kept const& kept)
{
    return reinterpret_cast<Fts5Tokenizer*>(const_cast<Kept*>(&kept));
}

int create(void*, char const** words, int count, Fts5Tokenizer** out)
{
    if (count == 0)
        *out = pointer_to(kinds[0]);
    else if (count == 2 && words[0] == std::string_view{"without"} && words[1] == std::string_view{"implied"})
        *out = pointer_to(kinds[1]);
    else
        return SQLITE_ERROR;
    return SQLITE_OK;
}

void forget(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int, char const* text, int length, TakeToken take)
{
    if (text == nullptr || length <= 0) return SQLITE_OK;
    bool const all = *reinterpret_cast<Kept const*>(tokenizer) == Kept::all;
    CutForms forms{{text, static_cast<std::size_t>(length)}};
    while (auto const form = forms.next()) {
        if (form->implied && !all) continue;
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
