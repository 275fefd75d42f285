#pragma once

#include "text/words/first_letters.hpp"
#include "text/words/word_forms.hpp"

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace florilege::text {

/// One form of a word of a text. Further forms of the same word follow it and share its position.
struct Token {
    std::string_view form; ///< folded UTF-8, a stem behind stem_mark; lives as long as the call
    std::size_t begin;     ///< bytes in the text
    std::size_t end;
    bool same_position;   ///< true for a further form of the word before
    bool implied = false; ///< every word with the same exact form has this form too
};

/// What a text is read for: to index the forms of its words, or to ask for them as a query. Either way the
/// exact form of a word comes first; quoted phrases and prefixes look at that one alone.
enum class Reading {
    indexing, ///< the exact form, then the stems
    asking    ///< all that a word may match: forms_asked
};

/// Borrows any callable that takes a token; as cheap as a function pointer.
class TokenSink {
public:
    // A requires clause keeps it from standing for copying, which clang-tidy 14 does not read.
    template <class F>
    requires(!std::same_as<std::remove_cvref_t<F>, TokenSink> && std::invocable<F&, Token const&>)
        TokenSink(F&& take) // NOLINT(bugprone-forwarding-reference-overload)
    noexcept                // NOLINT(google-explicit-constructor): lambdas pass as they are
        : take_{const_cast<void*>(static_cast<void const*>(std::addressof(take)))},
          call_{[](void* callable, Token const& token) {
              (*static_cast<std::remove_reference_t<F>*>(callable))(token);
          }}
    {}
    void operator()(Token const& token) const { call_(take_, token); }

private:
    void* take_;
    void (*call_)(void*, Token const&);
};

/// Cuts a text into words (word_breaks.hpp) and gives the forms of each in order. The one tokenizer of every
/// full-text index, so that all engines find the same. Linear; nothing is allocated for a token of a word
/// seen before. Ill-formed UTF-8 stands between words.
void tokenize(std::string_view text, Reading reading, TokenSink sink);

/// The words of an indexed text again, for who looks for a few forms: the same as tokenize, but a word none
/// of whose forms is looked for may come as one token with an empty form. Several times as quick.
void look_through(std::string_view text, FirstLetters const& looked_for, TokenSink sink);

/// The forms that a word of a query that is not quoted matches in the index: its exact form first, then its
/// stems behind the mark, then its stems as exact forms, because a word that is its own stem is indexed once.
/// Each once. Two words that share a stem find each other. Empty where nothing is left of the word.
std::vector<std::string> forms_asked(std::string_view word);

} // namespace florilege::text
