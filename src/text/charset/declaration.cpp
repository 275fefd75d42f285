#include "text/charset/declaration.hpp"

#include <algorithm>
#include <string>

namespace florilege::text {

namespace {

constexpr std::string_view spaces = " \t\n\f\r";

std::string lowered(std::string_view text)
{
    std::string result{text};
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

/// An attribute of a tag: its name and value, and what follows it.
struct Attribute {
    std::string_view name;
    std::string_view value;
    std::string_view rest;
};

void skip(std::string_view& text, std::string_view characters)
{
    text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

std::string_view take_until(std::string_view& text, std::string_view characters)
{
    std::string_view const taken = text.substr(0, text.find_first_of(characters));
    text.remove_prefix(taken.size());
    return taken;
}

/// The next attribute of a tag's inside, as the WHATWG's "get an attribute" reads it; nothing at the tag's
/// end.
std::optional<Attribute> next_attribute(std::string_view inside)
{
    skip(inside, " \t\n\f\r/?");
    if (inside.empty() || inside.front() == '>') return std::nullopt;
    Attribute attribute;
    attribute.name = take_until(inside, "= \t\n\f\r/>");
    skip(inside, spaces);
    if (inside.empty() || inside.front() != '=') {
        attribute.rest = inside;
        return attribute;
    }
    inside.remove_prefix(1);
    skip(inside, spaces);
    if (!inside.empty() && (inside.front() == '"' || inside.front() == '\'')) {
        char const quote = inside.front();
        inside.remove_prefix(1);
        attribute.value = inside.substr(0, inside.find(quote));
        inside.remove_prefix(std::min(attribute.value.size() + 1, inside.size()));
    } else {
        attribute.value = take_until(inside, " \t\n\f\r>");
    }
    attribute.rest = inside;
    return attribute;
}

/// The label in "text/html; charset=…".
std::string_view label_in_content(std::string_view content)
{
    std::size_t at = 0;
    while ((at = content.find("charset", at)) != std::string_view::npos) {
        at += std::string_view{"charset"}.size();
        std::string_view rest = content.substr(at);
        skip(rest, spaces);
        if (rest.empty() || rest.front() != '=') continue;
        rest.remove_prefix(1);
        skip(rest, " \t\n\f\r\"'");
        return take_until(rest, " \t\n\f\r;\"'");
    }
    return {};
}

std::string_view label_in_meta(std::string_view inside)
{
    std::string_view charset;
    std::string_view content;
    bool says_content_type = false;
    while (auto const attribute = next_attribute(inside)) {
        if (attribute->name == "charset") charset = attribute->value;
        if (attribute->name == "content") content = attribute->value;
        if (attribute->name == "http-equiv" && attribute->value == "content-type") says_content_type = true;
        inside = attribute->rest;
    }
    if (!charset.empty()) return charset;
    return says_content_type ? label_in_content(content) : std::string_view{};
}

std::string_view label_in_xml(std::string_view text)
{
    skip(text, spaces);
    constexpr std::string_view opening = "<?xml ";
    if (!text.starts_with(opening)) return {};
    std::string_view inside = text.substr(opening.size(), text.find("?>") - opening.size());
    while (auto const attribute = next_attribute(inside)) {
        if (attribute->name == "encoding") return attribute->value;
        inside = attribute->rest;
    }
    return {};
}

std::optional<Charset> readable_as_ascii(std::string_view label)
{
    auto const charset = charset_of_label(label);
    if (charset && (charset->name.starts_with("utf-16") || charset->name.starts_with("utf-32"))) {
        return charset_named("utf-8");
    }
    return charset;
}

} // namespace

std::optional<Charset> declared_charset(std::string_view beginning)
{
    std::string const text = lowered(beginning.substr(0, declaration_limit));
    if (auto const charset = readable_as_ascii(label_in_xml(text))) return charset;

    std::string_view rest = text;
    while (true) {
        std::size_t const tag = rest.find('<');
        if (tag == std::string_view::npos) return std::nullopt;
        rest.remove_prefix(tag);
        if (rest.starts_with("<!--")) {
            std::size_t const end = rest.find("-->", 2);
            if (end == std::string_view::npos) return std::nullopt;
            rest.remove_prefix(end + 3);
        } else if (rest.starts_with("<meta") && rest.size() > 5 &&
                   (spaces.find(rest[5]) != std::string_view::npos || rest[5] == '/')) {
            rest.remove_prefix(5);
            if (auto const charset = readable_as_ascii(label_in_meta(rest))) return charset;
        } else {
            rest.remove_prefix(1);
        }
    }
}

} // namespace florilege::text
