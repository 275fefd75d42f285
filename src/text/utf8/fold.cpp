#include "text/utf8/fold.hpp"

#include "text/charset/repair.hpp"
#include "text/utf8/fold_by_icu.hpp"
#include "text/utf8/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace florilege::text {

namespace {

constexpr char lower(char byte) noexcept
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

/// What one code point of a European script folds to, by itself and next to anything: at most four code
/// points.
struct ShortForm {
    std::array<char, 15> bytes{};
    std::uint8_t length = 0;
};

/// The forms of U+0080 to U+05FF and of U+1E00 to U+206F (Latin, Greek, Cyrillic, Armenian, Hebrew, general
/// punctuation), asked of ICU once.
class ShortForms {
public:
    ShortForms()
    {
        for (char32_t code_point = 0x80; code_point <= last; ++code_point) {
            if (auto const place = index(code_point)) forms_[*place] = ask(code_point);
        }
    }

    ShortForm const* find(char32_t code_point) const noexcept
    {
        auto const place = index(code_point);
        return place ? &forms_[*place] : nullptr;
    }

private:
    static constexpr char32_t first_end = 0x600;
    static constexpr char32_t second_begin = 0x1E00;
    static constexpr char32_t last = 0x206F;

    static std::optional<std::size_t> index(char32_t code_point) noexcept
    {
        if (code_point < first_end) return code_point;
        if (code_point >= second_begin && code_point <= last) return first_end + (code_point - second_begin);
        return std::nullopt;
    }

    static ShortForm ask(char32_t code_point)
    {
        std::string one;
        append(one, code_point);
        std::string const folded = fold_by_icu(one);
        ShortForm form;
        if (folded.size() > form.bytes.size()) throw std::logic_error{"a folded letter longer than foreseen"};
        std::memcpy(form.bytes.data(), folded.data(), folded.size());
        form.length = static_cast<std::uint8_t>(folded.size());
        return form;
    }

    std::array<ShortForm, first_end + (last - second_begin) + 1> forms_;
};

/// Ideographs, kana and Hangul syllables that no neighbour changes, unless it is one that the table does not
/// know either.
constexpr bool folds_to_itself(char32_t code_point) noexcept
{
    return (code_point >= 0x3041 && code_point <= 0x3096) || (code_point >= 0x30A1 && code_point <= 0x30FA) ||
           (code_point >= 0x4E00 && code_point <= 0x9FFF) || (code_point >= 0xAC00 && code_point <= 0xD7A3) ||
           code_point == 0x3001 || code_point == 0x3002 || code_point == 0x30FC;
}

/// A stretch of other than ASCII handed to ICU at once; longer ones are cut so that its 32-bit lengths and
/// the memory for its UTF-16 stay bounded.
constexpr std::size_t longest_stretch = 1U << 20U;

std::string_view stretch_at(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && end < longest_stretch && static_cast<unsigned char>(text[end]) >= 0x80)
        ++end;
    if (end < longest_stretch) return text.substr(0, end);
    std::string_view const whole = cut(text, end);
    return whole.empty() ? text.substr(0, end) : whole;
}

/// Folds by table; false, with nothing appended, where a code point needs ICU.
bool fold_by_table(std::string_view stretch, std::string& folded)
{
    static ShortForms const forms;
    std::size_t const before = folded.size();
    for (std::size_t at = 0; at < stretch.size();) {
        Decoded const next = decode_next(stretch, at);
        if (ShortForm const* form = forms.find(next.code_point)) {
            folded.append(form->bytes.data(), form->length);
        } else if (next.valid && folds_to_itself(next.code_point)) {
            folded.append(stretch.substr(at, next.length));
        } else {
            folded.resize(before);
            return false;
        }
        at += next.length;
    }
    return true;
}

} // namespace

std::string fold(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t const ascii = ascii_prefix(text.substr(at));
        for (char const byte : text.substr(at, ascii))
            folded += lower(byte);
        at += ascii;
        // No accent that survives composes with an ASCII letter, so a stretch folds the same by itself.
        std::string_view const stretch = stretch_at(text.substr(at));
        if (!fold_by_table(stretch, folded)) folded += fold_by_icu(stretch);
        at += stretch.size();
    }
    return folded;
}

namespace {

/// Unicode's White_Space, which changes about once in a decade.
constexpr bool is_white_space(char32_t code_point) noexcept
{
    return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x85 ||
           code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
           code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000;
}

} // namespace

std::string collapse_spaces(std::string_view text)
{
    std::string collapsed;
    collapsed.reserve(text.size());
    bool space_before = false;
    for (std::size_t at = 0; at < text.size();) {
        Decoded const next = decode_next(text, at);
        if (is_white_space(next.code_point)) {
            space_before = !collapsed.empty();
        } else {
            if (space_before) collapsed += ' ';
            space_before = false;
            collapsed.append(text.substr(at, next.length));
        }
        at += next.length;
    }
    return collapsed;
}

namespace {

/// Of what is folded already.
constexpr bool is_ascii_letter_or_digit(char32_t c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

std::string letters_and_digits(std::string_view text)
{
    return letters_and_digits_of_folded(fold(repair_text(text).text));
}

std::string letters_and_digits_of_folded(std::string_view folded)
{
    std::string key;
    key.reserve(folded.size());
    for (auto const [code_point, at, length] : CodePoints{folded}) {
        bool const kept =
            code_point < 0x80 ? is_ascii_letter_or_digit(code_point) : is_letter_or_digit(code_point);
        if (kept) key.append(folded.substr(at, length));
    }
    // What stood apart now stands side by side and may compose.
    return key.size() == folded.size() ? key : fold(key);
}

} // namespace florilege::text
