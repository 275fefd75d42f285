#pragma once

#include <functional>
#include <string_view>

namespace florilege::store {

enum class Reading { indexing, asking };

/// One word as the full-text index keeps it. Forms of the same word share a position; the first is the exact
/// one, which phrases and prefixes ask for, and those after it (its stem) are what a plain word finds too.
struct Token {
    std::string_view form; ///< folded UTF-8 without spaces or control characters; borrowed for the call
    std::size_t begin;     ///< bytes in the text
    std::size_t end;
    bool same_position; ///< true for a further form of the word before
    bool implied;       ///< every word with the same exact form has this form too, wherever it stands
};

/// What cuts text into words for the full-text index of either engine. `text` implements the one we use;
/// the store takes it when a database is opened, because it stands below and knows no language.
struct Tokenizer {
    Tokenizer() = default;
    Tokenizer(Tokenizer const&) = delete;
    Tokenizer& operator=(Tokenizer const&) = delete;
    virtual ~Tokenizer() = default;
    using Sink = std::function<void(Token const&)>;

    /// Gives the words of `text` to `sink`, in their order. The same text must always give the same words:
    /// the index forgets a row by reading its old text again. A change here needs a migration that builds
    /// the index anew. Any bytes may come in.
    virtual void tokenize(std::string_view text, Reading reading, Sink const& sink) const = 0;
};

} // namespace florilege::store
