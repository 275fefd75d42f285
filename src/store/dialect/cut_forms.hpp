#pragma once

#include "store/dialect/full_text.hpp"

#include <optional>
#include <string_view>

namespace florilege::store {

/// One form of one word in a text that was cut.
struct CutForm {
    std::string_view text;
    std::size_t begin; ///< bytes before it
    bool same_word;    ///< a further form of the word before
    bool implied;      ///< every word with that word's first form has it too
};

/// Reads a column of CutTexts, or a string of an FTS5 expression, form by form.
class CutForms {
public:
    explicit CutForms(std::string_view cut) noexcept : cut_{cut} {}

    std::optional<CutForm> next() noexcept
    {
        if (at_ >= cut_.size()) return std::nullopt;
        auto const begin = at_;
        while (at_ < cut_.size() && !is_separator(cut_[at_]))
            ++at_;
        CutForm const form{cut_.substr(begin, at_ - begin), begin, before_ != word_separator,
                           before_ == implied_separator};
        if (at_ < cut_.size()) before_ = cut_[at_];
        ++at_;
        return form;
    }

private:
    static bool is_separator(char c) noexcept
    {
        return c == word_separator || c == form_separator || c == implied_separator;
    }

    std::string_view cut_;
    std::size_t at_ = 0;
    char before_ = word_separator;
};

} // namespace florilege::store
