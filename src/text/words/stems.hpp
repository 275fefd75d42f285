#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace florilege::text {

/// The longest form of a word that is kept, in bytes; a longer one is cut at the last code point boundary,
/// the same way when indexing and when asking.
inline constexpr std::size_t longest_form = 64;

/// The distinct stems of one word: at most three, without a heap.
class Stems {
public:
    static constexpr std::size_t most = 3;

    std::size_t size() const noexcept { return count_; }
    /// How many of them, from the first on, every word has that is folded to the same letters.
    std::size_t of_folded() const noexcept { return of_folded_; }
    std::string_view operator[](std::size_t i) const noexcept { return {text_[i].data(), lengths_[i]}; }
    bool contains(std::string_view stem) const noexcept;

    /// Adds one unless it is there, empty or longer than a form may be.
    void add(std::string_view stem) noexcept;
    /// Says that those added so far were taken of the folded word.
    void end_of_folded() noexcept { of_folded_ = count_; }

private:
    std::array<std::array<char, longest_form>, most> text_;
    std::array<std::uint8_t, most> lengths_{};
    std::size_t count_ = 0;
    std::size_t of_folded_ = 0;
};

/// The English and the French stem (Snowball) of a word, folded. `word` is as it was written, `folded` is
/// fold(word). The language of one word is not known, so both are taken; they share one space of stems.
///
/// Stems are taken of the folded word, so that a word asked for without its accents finds the word with them;
/// and, where there were accents, of the written word too, since the French rules need them: "aimée" has the
/// stem "aim" of "aimer" only with its accent.
///
/// Only words of the letters a to z (after folding) have stems, of three letters or more.
Stems stems_of(std::string_view word, std::string_view folded);

} // namespace florilege::text
