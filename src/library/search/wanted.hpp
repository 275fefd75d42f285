#pragma once

#include "library/query/tree.hpp"
#include "text/words/first_letters.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace florilege::library {

/// Bytes of a text.
struct Stretch {
    std::size_t begin;
    std::size_t end;
};

/// One place where a term is found. Its words are counted from 0 in the text.
struct Occurrence {
    std::size_t term;
    std::size_t first_word;
    std::size_t last_word;
    Stretch place;
};

/// What a look into a text found, in the order of where the occurrences end.
struct Sighting {
    std::vector<Stretch> words;
    std::vector<Occurrence> occurrences;
};

/// The words of a query, to be found again in a text as the full-text index found them: for ranking, snippets
/// and authors.
class WantedWords {
public:
    /// Each of at most 32 words (QueryLimits::words_in_term).
    explicit WantedWords(std::vector<Words> const& terms);

    std::size_t size() const noexcept { return terms_.size(); }

    /// How many words a term has.
    std::size_t words_in(std::size_t term) const { return terms_[term].words; }

    /// Looks for the terms that may stand in that column. Linear in the text, times the number of terms.
    Sighting look(std::string_view text, TextColumn column) const;

private:
    struct Term {
        std::size_t words;
        std::vector<TextColumn> columns;
    };
    /// One word of a term.
    struct Slot {
        std::size_t term;
        std::size_t word;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    class Scan;

    std::vector<Term> terms_;
    std::unordered_map<std::string, std::vector<Slot>, Hash, std::equal_to<>> by_form_;
    std::vector<std::pair<std::string, Slot>> prefixes_;
    text::FirstLetters letters_ = {}; ///< of all these
};

} // namespace florilege::library
