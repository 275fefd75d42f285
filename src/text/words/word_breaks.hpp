#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace florilege::text {

/// Finds the words of a text, from left to right: `WordBreaks words{text}; while (words.next())
/// …words.word()…`
///
/// A word is a run of letters and digits with the marks on them. Everything else stands between words, also
/// apostrophes, straight and typographic: "l'économie" is "l" and "économie", "qu'il" is "qu" and "il", and
/// for the same reason "reader's" is "reader" and "s": one rule for every language, the same when indexing
/// and when asking, and what matters of the word is found. Hyphens, dots and underscores part words too.
///
/// Chinese, Japanese and Korean: each ideograph, kana and Hangul syllable is a word by itself, so that a
/// search for several of them is a search for a phrase, which finds them anywhere inside a sentence and never
/// misses. (Overlapping pairs make shorter lists but cannot find a single character; Korean is written with
/// gaps but glues particles to its nouns.) Thai, Lao, Khmer and Burmese go through ICU's dictionaries.
///
/// Linear. No allocation, except in the scripts with dictionaries. The text must outlive this.
class WordBreaks {
public:
    explicit WordBreaks(std::string_view text) noexcept : text_{text} {}

    /// Moves to the next word; false when there is none.
    bool next();

    /// Where the word stands, in bytes; on code point boundaries of the text.
    std::size_t begin() const noexcept { return begin_; }
    std::size_t end() const noexcept { return end_; }
    std::string_view word() const noexcept { return text_.substr(begin_, end_ - begin_); }

private:
    bool next_from_dictionary();
    void consult_dictionary(std::size_t stretch_end);
    void go_on_while_joined();
    void go_on_in_letters();

    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::vector<std::size_t>
        dictionary_ends_{}; ///< where the words of the present stretch end, the last one first
};

} // namespace florilege::text
