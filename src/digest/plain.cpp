#include "digest/plain.hpp"

namespace florilege::digest {

namespace {

constexpr std::string_view blanks = " \t";

char byte_at(std::string_view text, std::size_t at)
{
    return at < text.size() ? text[at] : '\0';
}

std::string_view without_blanks_around(std::string_view line)
{
    auto const first = line.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

} // namespace

std::string clean(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        auto const next = static_cast<unsigned char>(byte_at(text, i + 1));
        auto const third = static_cast<unsigned char>(byte_at(text, i + 2));
        if (byte == '\r') {
            if (next != '\n') out += '\n';
        } else if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
            continue;
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) { // U+0080 to U+009F; U+0085 ends a line
            if (next == 0x85) out += '\n';
            ++i;
        } else if (byte == 0xE2 && next == 0x80 && (third == 0xA8 || third == 0xA9)) { // U+2028, U+2029
            out += third == 0xA8 ? "\n" : "\n\n";
            i += 2;
        } else if (byte == 0xEF && next == 0xBF && (third == 0xBE || third == 0xBF)) { // U+FFFE, U+FFFF
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string on_one_line(std::string_view text)
{
    std::string out;
    bool blank = false;
    for (char const c : clean(text)) {
        if (c == ' ' || c == '\t' || c == '\n') {
            blank = !out.empty();
            continue;
        }
        if (blank) out += ' ';
        blank = false;
        out += c;
    }
    return out;
}

std::vector<Paragraph> paragraphs(std::string_view text)
{
    std::vector<Paragraph> all;
    bool open = false;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = without_blanks_around(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty()) {
            open = false;
            continue;
        }
        if (!open) all.emplace_back();
        open = true;
        all.back().push_back(line);
    }
    return all;
}

std::string beginning(std::string_view text, std::size_t count)
{
    std::size_t end = 0;
    std::size_t last_blank = 0;
    for (std::size_t seen = 0; end < text.size(); ++end) {
        bool const starts_character = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (starts_character && seen++ == count) break;
        if (text[end] == ' ') last_blank = end;
    }
    if (end == text.size()) return std::string{text};
    return std::string{text.substr(0, last_blank > 0 ? last_blank : end)} + "…";
}

} // namespace florilege::digest
