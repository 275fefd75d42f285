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
};

/// Reads a column of CutTexts, or a string of an FTS5 expression, form by form.
class CutForms {
public:
    explicit CutForms(std::string_view cut) noexcept : cut_{cut} {}

    std::optional<CutForm> next() noexcept
    {
        if (at_ >= cut_.size()) return std::nullopt;
        auto const begin = at_;
        while (at_ < cut_.size() && cut_[at_] != word_separator && cut_[at_] != form_separator)
            ++at_;
        CutForm const form{cut_.substr(begin, at_ - begin), begin, same_word_};
        same_word_ = at_ < cut_.size() && cut_[at_] == form_separator;
        ++at_;
        return form;
    }

private:
    std::string_view cut_;
    std::size_t at_ = 0;
    bool same_word_ = false;
};

} // namespace florilege::store
