// A query is read or refused at a place inside it; what was read is printed so that it is read again the
// same, and its words are looked for in its own text without harm.
#include "library/query/checker.hpp"
#include "library/query/limits.hpp"
#include "library/search/snippet.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace florilege;
using namespace florilege::library;

void require(bool holds)
{
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(bytes), size};
    UtcCalendar const calendar;
    QueryContext const context{from_micros(1'327'910'400'000'000), calendar};
    auto const syntax = read_syntax(text);
    if (!syntax) {
        require(syntax.error().at <= size);
        return 0;
    }
    auto const again = read_syntax(printed(*syntax));
    // What is printed may be longer than what was read, by its brackets and quotes.
    if (again)
        require(same_meaning(*syntax, *again));
    else
        require(printed(*syntax).size() > QueryLimits::length);
    auto const query = checked(*syntax, context);
    if (!query) {
        require(query.error().at <= size);
        return 0;
    }
    BookmarkDraft draft;
    draft.note = text;
    static_cast<void>(snippet(draft, WantedWords{words_wanted(query->root)}));
    static_cast<void>(printed(query->root));
    return 0;
}
