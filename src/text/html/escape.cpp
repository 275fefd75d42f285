#include "text/html/escape.hpp"

#include "text/html/name_list.hpp"
#include "text/url/ascii.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace florilege::text {
namespace {

void append_with(std::string& out, std::string_view text, std::string_view special)
{
    while (true) {
        auto const at = text.find_first_of(special);
        out += text.substr(0, at);
        if (at == text.npos) return;
        switch (text[at]) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\r': out += "&#13;"; break;
        case '\0': out += "\xEF\xBF\xBD"; break;
        default: throw std::logic_error{"html: no reference for a special character"};
        }
        text.remove_prefix(at + 1);
    }
}

// The void elements of the HTML Standard, section 13.1.2, sorted.
constexpr auto void_elements = std::to_array<std::string_view>(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"});

bool is_name(std::string_view name, std::string_view also)
{
    auto const allowed = [also](char c) {
        return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || also.find(c) != also.npos;
    };
    return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::ranges::all_of(name, allowed);
}

} // namespace

void append_escaped(std::string& out, std::string_view text)
{
    using namespace std::string_view_literals;
    append_with(out, text, "&<>\r\0"sv);
}

void append_escaped_value(std::string& out, std::string_view value)
{
    using namespace std::string_view_literals;
    append_with(out, value, "&<>\"'\r\0"sv);
}

std::string escape_text(std::string_view text)
{
    std::string out;
    append_escaped(out, text);
    return out;
}

std::string escape_value(std::string_view value)
{
    std::string out;
    append_escaped_value(out, value);
    return out;
}

bool is_void_element(std::string_view tag) noexcept
{
    return contains(void_elements, tag);
}

Writer& Writer::open(std::string_view tag, Attributes attributes)
{
    if (is_void_element(tag))
        throw std::logic_error{"html: a void element cannot be opened: " + std::string{tag}};
    start(tag, attributes);
    open_.emplace_back(tag);
    return *this;
}

Writer& Writer::empty(std::string_view tag, Attributes attributes)
{
    if (!is_void_element(tag)) throw std::logic_error{"html: not a void element: " + std::string{tag}};
    start(tag, attributes);
    return *this;
}

Writer& Writer::close()
{
    if (open_.empty()) throw std::logic_error{"html: nothing is open"};
    out_ += "</" + open_.back() + ">";
    open_.pop_back();
    return *this;
}

Writer& Writer::text(std::string_view text)
{
    append_escaped(out_, text);
    return *this;
}

Writer& Writer::element(std::string_view tag, std::string_view text, Attributes attributes)
{
    return open(tag, attributes).text(text).close();
}

Writer& Writer::line()
{
    out_ += '\n';
    return *this;
}

Writer& Writer::markup(std::string_view html)
{
    out_ += html;
    return *this;
}

std::string Writer::take()
{
    if (!open_.empty()) throw std::logic_error{"html: still open: " + open_.back()};
    return std::exchange(out_, {});
}

void Writer::start(std::string_view tag, Attributes attributes)
{
    if (!is_name(tag, "")) throw std::logic_error{"html: not a tag name: " + std::string{tag}};
    for (auto const& [name, _] : attributes) {
        if (!is_name(name, "-_:"))
            throw std::logic_error{"html: not an attribute name: " + std::string{name}};
    }
    out_ += '<';
    out_ += tag;
    for (auto const& [name, value] : attributes) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"";
        append_escaped_value(out_, value);
        out_ += '"';
    }
    out_ += '>';
}

} // namespace florilege::text
