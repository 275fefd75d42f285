#include "text/words/tokens.hpp"

#include "text/words/form_cache.hpp"
#include "text/words/word_breaks.hpp"

#include <algorithm>
#include <array>

namespace florilege::text {

namespace {

struct Span {
    std::size_t begin;
    std::size_t end;
};

void give_indexed(WordForms const& forms, Span place, TokenSink sink)
{
    for (std::size_t i = 0; i < forms.size(); ++i) {
        sink({.form = forms[i],
              .begin = place.begin,
              .end = place.end,
              .same_position = i > 0,
              .implied = forms.is_implied(i)});
    }
}

/// Beside what is indexed: the marked form of a word that is its own stem, for the other words with that
/// stem; and each stem as an exact form, for the word that is this stem and so was indexed without it.
void give_asked(WordForms const& forms, Span place, TokenSink sink)
{
    give_indexed(forms, place, sink);
    if (forms.exact_is_stem()) {
        std::array<char, longest_form + 1> marked{stem_mark};
        std::string_view const exact = forms.exact();
        std::copy(exact.begin(), exact.end(), marked.begin() + 1);
        sink({.form = {marked.data(), exact.size() + 1},
              .begin = place.begin,
              .end = place.end,
              .same_position = true});
    }
    for (std::size_t i = 1; i < forms.size(); ++i) {
        sink({.form = forms[i].substr(1), .begin = place.begin, .end = place.end, .same_position = true});
    }
}

} // namespace

void tokenize(std::string_view text, Reading reading, TokenSink sink)
{
    FormCache& cache = FormCache::of_this_thread();
    WordBreaks words{text};
    while (words.next()) {
        Span const place{words.begin(), words.end()};
        // A sink may tokenize something else meanwhile, so what it is given must not be the cache's own.
        WordForms const forms = cache.forms_of(words.word());
        if (forms.size() == 0) continue;
        switch (reading) {
        case Reading::indexing: give_indexed(forms, place, sink); break;
        case Reading::asking: give_asked(forms, place, sink); break;
        }
    }
}

void look_through(std::string_view text, FirstLetters const& looked_for, TokenSink sink)
{
    FormCache& cache = FormCache::of_this_thread();
    WordBreaks words{text};
    while (words.next()) {
        Span const place{words.begin(), words.end()};
        if (looked_for.may_be_of(words.word())) {
            WordForms const forms = cache.forms_of(words.word());
            give_indexed(forms, place, sink);
        } else {
            sink({.form = {}, .begin = place.begin, .end = place.end, .same_position = false});
        }
    }
}

std::vector<std::string> forms_asked(std::string_view word)
{
    std::vector<std::string> asked;
    WordForms const forms = word_forms(word);
    if (forms.size() == 0) return asked;
    give_asked(forms, {0, word.size()}, [&](Token const& token) { asked.emplace_back(token.form); });
    return asked;
}

} // namespace florilege::text
