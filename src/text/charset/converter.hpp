#pragma once

#include "text/charset/labels.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace florilege::text {

/// Turns text of one charset into UTF-8, chunk by chunk: a chunk may end anywhere, also inside a character.
/// What the charset does not allow becomes U+FFFD and is counted. A byte order mark at the beginning is
/// dropped. Holds a few kilobytes, however long the text.
class Utf8Converter {
public:
    /// Throws std::runtime_error where ICU has no such converter (a broken installation: our table names only
    /// converters that Debian's ICU carries).
    explicit Utf8Converter(Charset const& from);
    Utf8Converter(Utf8Converter&&) noexcept;
    Utf8Converter& operator=(Utf8Converter&&) noexcept;
    ~Utf8Converter();

    /// Appends to `utf8` what the next bytes of the text complete.
    void convert(std::string_view chunk, std::string& utf8);

    /// Appends what an unfinished character at the end of the text comes to: one U+FFFD or nothing. After it
    /// the converter stands at the beginning of another text of the same charset; the count goes on.
    void finish(std::string& utf8);

    /// How many U+FFFD had to be put in so far.
    std::size_t replaced() const noexcept;

private:
    class State;
    std::unique_ptr<State> state_;
};

} // namespace florilege::text
