#include "text/xml/xml_writer.hpp"

#include "text/utf8/utf8.hpp"

#include <stdexcept>

namespace florilege::text {
namespace {

/// XML 1.0 section 2.2; surrogates are no UTF-8 in the first place.
bool is_xml(char32_t c) noexcept
{
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF;
}

void append_character(std::string& out, char32_t c)
{
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break; // also of "]]>"
    case '"': out += "&quot;"; break;
    case '\r': out += "&#13;"; break; // a parser would make a line feed of it
    default: append(out, c);
    }
}

void append_xml(std::string& out, std::string_view text)
{
    for (auto const [c, at, length] : CodePoints{text}) {
        if (c == '\'')
            out += "&#39;";
        else if (is_xml(c))
            append_character(out, c);
    }
}

} // namespace

std::string xml_text(std::string_view text)
{
    std::string out;
    append_xml(out, text);
    return out;
}

std::string xml_attribute(std::string_view text)
{
    std::string out;
    for (auto const [c, at, length] : CodePoints{text}) {
        if (c == '\n')
            out += "&#10;";
        else if (c == '\t')
            out += "&#9;";
        else
            append_character(out, is_xml(c) ? c : replacement_character);
    }
    return out;
}

void XmlWriter::start(std::string_view name, Attributes attributes)
{
    (out_ += '<') += name;
    for (auto const& [attribute, value] : attributes) {
        if (value.empty()) continue;
        ((out_ += ' ') += attribute) += "=\"";
        append_xml(out_, value);
        out_ += '"';
    }
}

XmlWriter& XmlWriter::open(std::string_view name, Attributes attributes)
{
    start(name, attributes);
    out_ += ">\n";
    open_.emplace_back(name);
    return *this;
}

XmlWriter& XmlWriter::close()
{
    if (open_.empty()) throw std::logic_error{"no element is open"};
    ((out_ += "</") += open_.back()) += ">\n";
    open_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view text, Attributes attributes)
{
    start(name, attributes);
    out_ += '>';
    append_xml(out_, text);
    ((out_ += "</") += name) += ">\n";
    return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, Attributes attributes)
{
    start(name, attributes);
    out_ += "/>\n";
    return *this;
}

std::string XmlWriter::take()
{
    if (!open_.empty()) throw std::logic_error{"<" + open_.back() + "> is open"};
    return std::move(out_);
}

} // namespace florilege::text
