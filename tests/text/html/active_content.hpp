#pragma once

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::tests {

/// The first thing in a page that is not plain content, or "" for a page that is nothing else. Reads the page
/// with gumbo itself, without anything of ours, so that a mistake of our reading cannot hide it.
inline std::string active_content(std::string_view html)
{
    static constexpr auto inert = std::to_array<std::string_view>(
        {"html",   "head",       "body",    "a",   "abbr",    "b",     "blockquote", "br",    "caption",
         "cite",   "code",       "dd",      "del", "details", "dfn",   "div",        "dl",    "dt",
         "em",     "figcaption", "figure",  "h1",  "h2",      "h3",    "h4",         "h5",    "h6",
         "hr",     "i",          "img",     "ins", "kbd",     "li",    "mark",       "ol",    "p",
         "pre",    "q",          "rp",      "rt",  "ruby",    "s",     "samp",       "small", "span",
         "strong", "sub",        "summary", "sup", "table",   "tbody", "td",         "tfoot", "th",
         "thead",  "time",       "tr",      "u",   "ul",      "var",   "wbr"});
    static constexpr auto plain = std::to_array<std::string_view>(
        {"href", "rel",   "src",     "alt",     "width", "height", "cite", "datetime", "start", "reversed",
         "type", "value", "colspan", "rowspan", "scope", "open",   "lang", "dir",      "title", "class"});
    static constexpr auto addresses = std::to_array<std::string_view>({"href", "src", "cite"});
    static constexpr auto schemes = std::to_array<std::string_view>({"http://", "https://", "mailto:"});
    auto const is_any = [](auto const& names, std::string_view name) {
        return std::ranges::find(names, name) != names.end();
    };

    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
    std::string found;
    std::vector<GumboNode const*> waiting{output->root};
    while (found.empty() && !waiting.empty()) {
        GumboNode const* node = waiting.back();
        waiting.pop_back();
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) continue;
        if (node->type != GUMBO_NODE_ELEMENT) {
            found = "a node that is neither element nor text";
            break;
        }
        auto const& element = node->v.element;
        std::string_view const tag = gumbo_normalized_tagname(element.tag);
        if (element.tag_namespace != GUMBO_NAMESPACE_HTML || !is_any(inert, tag))
            found = "<" + std::string{tag} + ">";
        for (unsigned int i = 0; i < element.attributes.length; ++i) {
            auto const* attribute = static_cast<GumboAttribute const*>(element.attributes.data[i]);
            std::string_view const value = attribute->value;
            if (!is_any(plain, attribute->name)) found = attribute->name;
            if (is_any(addresses, attribute->name) &&
                std::ranges::none_of(schemes, [&](auto scheme) { return value.starts_with(scheme); })) {
                found = "address " + std::string{value};
            }
        }
        for (unsigned int i = 0; i < element.children.length; ++i) {
            waiting.push_back(static_cast<GumboNode const*>(element.children.data[i]));
        }
    }
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return found;
}

} // namespace florilege::tests
