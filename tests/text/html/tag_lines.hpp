#pragma once

#include "text/html/tag_stream.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::tests {

/// A token as one line: "3 <a href=[x] title=[y]>", "4 </a>", "4 text [z]".
inline std::string line_of(text::MarkupToken const& token)
{
    std::string line = std::to_string(token.line) + " ";
    switch (token.kind) {
    case text::Markup::start_tag:
        line += "<" + std::string{token.name};
        for (auto const& [name, value] : token.attributes) {
            line += " " + std::string{name} + "=[" + std::string{value} + "]";
        }
        return line + (token.self_closing ? "/>" : ">");
    case text::Markup::end_tag: return line + "</" + std::string{token.name} + ">";
    case text::Markup::text: return line + "text [" + std::string{token.text} + "]";
    case text::Markup::raw_text: return line + "raw [" + std::string{token.text} + "]";
    case text::Markup::comment: return line + "comment [" + std::string{token.text} + "]";
    case text::Markup::doctype: return line + "doctype [" + std::string{token.text} + "]";
    case text::Markup::damage: return line + "damage";
    }
    return line;
}

/// All tokens of a text that is fed in chunks of that many bytes.
inline std::vector<std::string> lines_of(std::string_view html, text::TagStreamLimits limits = {},
                                         std::size_t chunk = 1u << 16)
{
    std::vector<std::string> lines;
    text::TagStream tags{limits};
    for (std::size_t at = 0; at < html.size(); at += chunk) {
        tags.feed(html.substr(at, chunk));
        while (auto const* token = tags.next())
            lines.push_back(line_of(*token));
    }
    tags.finish();
    while (auto const* token = tags.next())
        lines.push_back(line_of(*token));
    return lines;
}

} // namespace florilege::tests
