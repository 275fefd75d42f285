#pragma once

#include <functional>
#include <string_view>

namespace florilege::store {

enum class Reading { indexing, asking };

/// One word as the full-text index keeps it. Forms of the same word (its stem beside it) share a position.
struct Token {
    std::string_view form;  ///< folded UTF-8; borrowed for the length of the call
    std::size_t begin;      ///< bytes in the text
    std::size_t end;
    bool same_position;     ///< true for a further form of the word before
};

/// What cuts text into words for the full-text index of either engine. `text` implements the one we use;
/// the store takes it when a database is opened, because it stands below and knows no language.
struct Tokenizer {
    Tokenizer() = default;
    Tokenizer(Tokenizer const&) = delete;
    Tokenizer& operator=(Tokenizer const&) = delete;
    virtual ~Tokenizer() = default;
    using Sink = std::function<void(Token const&)>;
    virtual void tokenize(std::string_view text, Reading reading, Sink const& sink) const = 0;
};

} // namespace florilege::store
