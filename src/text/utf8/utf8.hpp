#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace florilege::text {

/// U+FFFD, what stands for bytes that are not UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

/// One step through UTF-8. `length` is in bytes and at least 1. Where the bytes are not UTF-8, `length` is
/// the maximal subpart of an ill-formed sequence (Unicode chapter 3, U+FFFD substitution; the practice of
/// the WHATWG decoder), `code_point` is U+FFFD and `valid` is false.
struct Decoded {
    char32_t code_point;
    std::uint8_t length;
    bool valid;
};

/// The code point that starts at byte `at`, which must lie inside the text.
Decoded decode_next(std::string_view text, std::size_t at) noexcept;

/// The code points of a text, for a range-for: `for (auto const [code_point, at, length] :
/// CodePoints{text})`. Ill-formed sequences come as U+FFFD. The text must outlive the loop.
class CodePoints {
public:
    struct Place {
        char32_t code_point;
        std::size_t at;
        std::size_t length;
    };
    struct End {};
    class Iterator {
    public:
        explicit Iterator(std::string_view text) noexcept : text_{text} {}
        Place operator*() const noexcept
        {
            Decoded const next = decode_next(text_, at_);
            return {next.code_point, at_, next.length};
        }
        Iterator& operator++() noexcept
        {
            at_ += decode_next(text_, at_).length;
            return *this;
        }
        bool operator==(End) const noexcept { return at_ >= text_.size(); }

    private:
        std::string_view text_;
        std::size_t at_ = 0;
    };

    explicit CodePoints(std::string_view text) noexcept : text_{text} {}
    Iterator begin() const noexcept { return Iterator{text_}; }
    End end() const noexcept { return {}; }

private:
    std::string_view text_;
};

/// Whether every byte is below 0x80; eight bytes a step.
bool is_ascii(std::string_view text) noexcept;

/// The number of leading bytes below 0x80.
std::size_t ascii_prefix(std::string_view text) noexcept;

/// Whether the text is well-formed UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_valid(std::string_view text) noexcept;

/// Appends one code point. A surrogate or a number above U+10FFFF becomes U+FFFD.
void append(std::string& text, char32_t code_point);

/// A text that is well-formed UTF-8, and how many U+FFFD had to be put in.
struct ValidText {
    std::string text;
    std::size_t replaced = 0;
};

/// The text with each maximal ill-formed sequence replaced by one U+FFFD.
ValidText to_valid(std::string_view text);

/// The longest beginning of at most `limit` bytes that does not split a code point.
std::string_view cut(std::string_view text, std::size_t limit) noexcept;

/// How many bytes at the end of the text are the beginning of a code point whose rest may still come
/// (0 to 3): what a reader in chunks keeps back.
std::size_t unfinished_tail(std::string_view text) noexcept;

} // namespace florilege::text
