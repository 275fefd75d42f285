#pragma once

#include "text/words/word_forms.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace florilege::text {

/// Remembers the forms of words met before. Few words make up most of any text (Zipf's law), and stemming
/// costs a hundred times a look-up. Of fixed size (about 3 MB); a new word takes the place of the less
/// recent of the two in its set. One a thread, no lock.
class FormCache {
public:
    /// The forms of a word as it was written; they live until the next call.
    WordForms const& forms_of(std::string_view word);

    /// The present thread's.
    static FormCache& of_this_thread();

private:
    static constexpr std::size_t sets = 4096;
    static constexpr std::size_t longest_key = 24;

    /// A word's bytes, the rest zero; no word holds a zero byte.
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::uint64_t third = 0;
        bool operator==(Key const&) const = default;
    };
    /// Two words, and which of them was asked for last.
    struct Set {
        std::array<Key, 2> keys{};
        std::size_t recent = 0;
        std::array<WordForms, 2> forms{};
    };

    static Key key_of(std::string_view word) noexcept;
    static std::size_t set_of(Key const& key) noexcept;

    std::vector<Set> sets_ = std::vector<Set>(sets);
    WordForms uncached_{};
};

} // namespace florilege::text
