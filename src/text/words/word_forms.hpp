#pragma once

#include "text/words/stems.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace florilege::text {

/// What marks a stem among the forms of the index, in front of it. Forms hold letters and digits alone, so
/// that an exact form never equals a stem; a sign and no control character, so that any engine keeps it.
inline constexpr char stem_mark = '~';

/// A form's letters and digits: a stem without its mark, an exact form as it is.
constexpr std::string_view without_mark(std::string_view form) noexcept
{
    return form.starts_with(stem_mark) ? form.substr(1) : form;
}

/// What the index keeps of one word: first its exact folded form, then its stems, each behind the mark. A
/// stem that equals the exact form is left out and only noted; who asks for it asks for the exact form too.
/// Fixed size, without a heap. Has no form at all where nothing is left of the word after folding.
class WordForms {
public:
    static constexpr std::size_t most = 1 + Stems::most;

    std::size_t size() const noexcept { return count_; }
    std::string_view operator[](std::size_t i) const noexcept
    {
        std::size_t const begin = i == 0 ? 0U : ends_[i - 1];
        return {text_.data() + begin, ends_[i] - begin};
    }
    std::string_view exact() const noexcept { return count_ == 0 ? std::string_view{} : (*this)[0]; }
    bool exact_is_stem() const noexcept { return exact_is_stem_; }
    /// Whether every word with this exact form has that form too.
    bool is_implied(std::size_t i) const noexcept { return i > 0 && i <= implied_; }

private:
    friend WordForms word_forms(std::string_view word);
    void add_exact(std::string_view form) noexcept;
    void add_stem(std::string_view stem) noexcept;

    std::array<char, longest_form + Stems::most*(longest_form + 1)> text_;
    std::array<std::uint16_t, most> ends_{};
    std::uint8_t count_ = 0;
    std::uint8_t implied_ = 0; ///< how many of the stems, from the first on
    bool exact_is_stem_ = false;
};

/// The forms of one word as it was written. Of a very long word only the beginning is looked at.
WordForms word_forms(std::string_view word);

} // namespace florilege::text
