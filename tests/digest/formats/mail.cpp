#include "tests/digest/formats/mail.hpp"

#include <stdexcept>

namespace florilege::digest::tests {

namespace {

[[noreturn]] void wrong(std::string const& what)
{
    throw std::runtime_error{"mail: " + what};
}

char hex(std::string_view text)
{
    if (text.size() < 2) wrong("cut-off hexadecimal");
    static constexpr std::string_view digits = "0123456789ABCDEF";
    auto const high = digits.find(text[0]);
    auto const low = digits.find(text[1]);
    if (high > 15 || low > 15) wrong("not upper-case hexadecimal");
    return static_cast<char>(high * 16 + low);
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = text.find("\r\n");
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
    return lines;
}

Part part_of(std::string_view text)
{
    auto const end = text.find("\r\n\r\n");
    if (end == std::string_view::npos) wrong("no empty line behind the headers");
    Part part;
    for (auto const line : lines_of(text.substr(0, end))) {
        if (line.front() == ' ' || line.front() == '\t') {
            if (part.headers.empty()) wrong("folded first line");
            part.headers.back().second += line;
            continue;
        }
        auto const colon = line.find(": ");
        if (colon == std::string_view::npos || line.substr(0, colon).find(' ') != std::string_view::npos)
            wrong("no header: " + std::string{line});
        part.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    part.body = text.substr(end + 4);
    return part;
}

} // namespace

std::string Part::header(std::string_view name) const
{
    std::optional<std::string> found;
    for (auto const& [key, value] : headers)
        if (key == name) {
            if (found) wrong("twice: " + key);
            found = value;
        }
    if (!found) wrong("no " + std::string{name});
    return *found;
}

Part read_mail(std::string_view mail)
{
    for (std::size_t i = 0; i < mail.size(); ++i) {
        if (mail[i] == '\r' && (i + 1 == mail.size() || mail[i + 1] != '\n')) wrong("bare CR");
        if (mail[i] == '\n' && (i == 0 || mail[i - 1] != '\r')) wrong("bare LF");
        if (static_cast<unsigned char>(mail[i]) > 126) wrong("not ASCII");
    }
    for (auto const line : lines_of(mail))
        if (line.size() > 998) wrong("line over 998");
    return part_of(mail);
}

std::vector<Part> parts_of(Part const& mail)
{
    auto const type = mail.header("Content-Type");
    auto const begin = type.find("boundary=\"");
    if (begin == std::string::npos) wrong("no boundary");
    auto const delimiter = "\r\n--" + type.substr(begin + 10, type.find('"', begin + 10) - begin - 10);
    auto body = "\r\n" + mail.body;
    std::vector<Part> parts;
    auto at = body.find(delimiter);
    while (true) {
        at += delimiter.size();
        if (body.compare(at, 4, "--\r\n") == 0) break;
        if (body.compare(at, 2, "\r\n") != 0) wrong("text behind a boundary");
        auto const next = body.find(delimiter, at);
        if (next == std::string::npos) wrong("no last boundary");
        parts.push_back(part_of(std::string_view{body}.substr(at + 2, next - at - 2)));
        at = next;
    }
    return parts;
}

std::string from_quoted_printable(std::string_view text)
{
    std::string out;
    auto const lines = lines_of(text);
    for (std::size_t number = 0; number < lines.size(); ++number) {
        auto line = lines[number];
        if (line.size() > 76) wrong("quoted-printable line over 76");
        if (line.ends_with(' ') || line.ends_with('\t')) wrong("blank at a line's end");
        bool soft = false;
        while (!line.empty()) {
            char const c = line.front();
            line.remove_prefix(1);
            if (c != '=') {
                out += c;
            } else if (line.empty()) {
                soft = true;
            } else {
                out += hex(line);
                line.remove_prefix(2);
            }
        }
        bool const ends = number + 1 < lines.size() || text.ends_with("\r\n");
        if (!soft && ends) out += '\n';
    }
    return out;
}

std::string from_encoded_words(std::string_view value)
{
    std::string out;
    bool after_word = false;
    while (!value.empty()) {
        auto const begin = value.find("=?");
        auto const between = value.substr(0, begin);
        // White space between two encoded words is no part of the text.
        if (!(after_word && begin != std::string_view::npos &&
              between.find_first_not_of(" \t") == std::string_view::npos))
            out += between;
        if (begin == std::string_view::npos) break;
        value.remove_prefix(begin);
        if (!value.starts_with("=?UTF-8?Q?")) wrong("not UTF-8 in Q");
        auto const end = value.find("?=", 10);
        if (end == std::string_view::npos || end + 2 > 75) wrong("encoded word too long");
        std::string word;
        for (auto text = value.substr(10, end - 10); !text.empty();) {
            char const c = text.front();
            text.remove_prefix(1);
            if (c == ' ' || c == '?') wrong("not allowed in an encoded word");
            if (c == '=') {
                word += hex(text);
                text.remove_prefix(2);
            } else {
                word += c == '_' ? ' ' : c;
            }
        }
        if (!word.empty() && (static_cast<unsigned char>(word.front()) & 0xC0) == 0x80)
            wrong("a character in two words");
        out += word;
        value.remove_prefix(end + 2);
        after_word = true;
    }
    return out;
}

} // namespace florilege::digest::tests
