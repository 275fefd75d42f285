#include "text/words/word_forms.hpp"

#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <string>

namespace florilege::text {

namespace {

/// So much of a written word is folded at most: a letter with its accents can shrink to a quarter and less,
/// and a run of a million letters is not worth more.
constexpr std::size_t longest_written = 8 * longest_form;

} // namespace

WordForms word_forms(std::string_view word)
{
    WordForms forms;
    // A few letters fold to more than letters: "⑴" to "(1)", "½" to "1⁄2".
    std::string const folded = letters_and_digits_of_folded(fold(cut(word, longest_written)));
    forms.add_exact(cut(folded, longest_form));
    if (forms.count_ == 0) return forms;
    Stems const stems = stems_of(word, folded);
    // A longer word that is cut to the same form has no stems.
    bool const is_whole = folded.size() < longest_form;
    for (std::size_t i = 0; i < stems.size(); ++i) {
        if (stems[i] == folded) {
            forms.exact_is_stem_ = true;
        } else {
            forms.add_stem(stems[i]);
            if (is_whole && i < stems.of_folded()) ++forms.implied_;
        }
    }
    return forms;
}

void WordForms::add_exact(std::string_view form) noexcept
{
    if (form.empty()) return;
    std::copy(form.begin(), form.end(), text_.begin());
    ends_[0] = static_cast<std::uint16_t>(form.size());
    count_ = 1;
}

void WordForms::add_stem(std::string_view stem) noexcept
{
    std::size_t const begin = ends_[count_ - 1U];
    text_[begin] = stem_mark;
    std::copy(stem.begin(), stem.end(), text_.begin() + static_cast<std::ptrdiff_t>(begin) + 1);
    ends_[count_] = static_cast<std::uint16_t>(begin + 1 + stem.size());
    ++count_;
}

} // namespace florilege::text
