#pragma once

#include "store/tokenizer.hpp"

#include <string>

namespace florilege::store {

/// A tokenizer as small as the contract allows: runs of letters and digits in small letters, and beside each
/// the word without a final s, marked so that no other word is like it.
struct WordTokenizer final : Tokenizer {
    void tokenize(std::string_view text, Reading, Sink const& sink) const override
    {
        std::size_t at = 0;
        while (at < text.size()) {
            std::size_t const begin = at;
            std::string word;
            for (; at < text.size() && is_letter(text[at]); ++at)
                word += small(text[at]);
            if (word.empty()) {
                ++at;
                continue;
            }
            sink({word, begin, at, false, false});
            auto stem = "=" + word;
            if (stem.back() == 's') stem.pop_back();
            sink({stem, begin, at, true, true});
        }
    }

private:
    static char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
    static bool is_letter(char c)
    {
        auto const byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (c >= '0' && c <= '9') || (small(c) >= 'a' && small(c) <= 'z') || c == '\'' ||
               c == '\\' || c == '"';
    }
};

} // namespace florilege::store
