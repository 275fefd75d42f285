#include "digest/formats/mail_text.hpp"

#include "digest/plain.hpp"

namespace florilege::digest {

namespace {

constexpr std::size_t line_limit = 76; // of quoted-printable, "=" of a soft end included
constexpr std::size_t header_line = 78;
constexpr std::size_t encoded_word_limit = 75; // RFC 2047 section 2
constexpr std::string_view word_begin = "=?UTF-8?Q?";
constexpr std::string_view word_end = "?=";

bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void append_hex(std::string& out, char c)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    auto const byte = static_cast<unsigned char>(c);
    ((out += '=') += digits[byte >> 4]) += digits[byte & 0x0F];
}

/// Bytes of the character at the front of a text: 1 to 4.
std::size_t character_length(std::string_view text)
{
    std::size_t length = 1;
    while (length < text.size() && length < 4 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

bool is_printable_ascii(std::string_view text)
{
    for (char const c : text)
        if (c < 0x20 || c > 0x7E) return false;
    return true;
}

/// One character of a header as RFC 2047's Q: safe in a phrase as well (section 5, rule 3).
std::string in_q(std::string_view character)
{
    std::string out;
    for (char const c : character) {
        if (c == ' ')
            out += '_';
        else if (is_letter_or_digit(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/')
            out += c;
        else
            append_hex(out, c);
    }
    return out;
}

/// Encoded words for a text, the first on a line that already holds `used` characters, the others on lines of
/// their own.
std::string encoded_words(std::string_view text, std::size_t used)
{
    std::string out{word_begin};
    std::size_t word = word_begin.size();
    while (!text.empty()) {
        auto const length = character_length(text);
        auto const piece = in_q(text.substr(0, length));
        text.remove_prefix(length);
        auto const size = word + piece.size() + word_end.size();
        if (size > encoded_word_limit || used + size > header_line) {
            ((out += word_end) += "\r\n ") += word_begin;
            used = 1;
            word = word_begin.size();
        }
        out += piece;
        word += piece.size();
    }
    return out += word_end;
}

} // namespace

std::string quoted_printable(std::string_view text)
{
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        if (text.front() == '\n') {
            out += "\r\n";
            column = 0;
            text.remove_prefix(1);
            continue;
        }
        auto const length = character_length(text);
        bool const ends_line = length == text.size() || text[length] == '\n';
        std::string piece;
        for (char const c : text.substr(0, length)) {
            bool const blank = c == ' ' || c == '\t';
            // Blanks at a line's end get lost on the way; "From " and a lone dot at its begin are changed.
            bool const changed_on_the_way = (blank && ends_line) || (column == 0 && (c == '.' || c == 'F'));
            bool const plain = (c > 0x20 && c < 0x7F && c != '=') || blank;
            if (plain && !changed_on_the_way)
                piece += c;
            else
                append_hex(piece, c);
        }
        if (column + piece.size() > line_limit - (ends_line ? 0 : 1)) {
            out += "=\r\n";
            column = 0;
            continue;
        }
        out += piece;
        column += piece.size();
        text.remove_prefix(length);
    }
    return out;
}

std::string text_header(std::string_view name, std::string_view text)
{
    auto const line = on_one_line(text);
    auto out = std::string{name} + ": ";
    bool const as_it_is = is_printable_ascii(line) && out.size() + line.size() <= header_line &&
                          line.find("=?") == std::string::npos;
    out += as_it_is ? line : encoded_words(line, out.size());
    return out += "\r\n";
}

std::string phrase(std::string_view name, std::size_t used)
{
    auto line = on_one_line(name);
    if (line.empty()) return {};
    bool bare = true;
    for (char const c : line)
        bare = bare && (is_letter_or_digit(c) || c == ' ' || c == '-');
    bool const fits = used + line.size() + 2 <= header_line;
    if (bare && fits) return line;
    std::string quoted = "\"";
    for (char const c : line) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    quoted += '"';
    bool const quotable = is_printable_ascii(line) && line.find("=?") == std::string::npos;
    if (quotable && used + quoted.size() <= header_line) return quoted;
    return encoded_words(line, used);
}

} // namespace florilege::digest
