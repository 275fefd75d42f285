#pragma once

#include "text/html/document.hpp"

#include <string>
#include <string_view>

namespace florilege::text {

/// Lays HTML out as plain text for people. Paragraphs, headings, lists, tables and the like stand between
/// blank lines, other blocks on lines of their own, <br> begins a line; list items begin with "• " or their
/// number and are indented by two spaces a level; cells of a row are joined by " | "; <pre> keeps its
/// spaces and lines (a tab becomes four spaces); elsewhere white space, no-break spaces among it, is one
/// space. Scripts, styles, form fields and what is `hidden` do not appear, nor do the addresses of links.
/// No control character but the line feed comes out, and neither end has white space. Any input gives some
/// text: what Document refuses goes through words_only().
std::string readable(std::string_view html);

/// The same for what is below a node (and for the node, where it is a text).
std::string readable(DocumentNode top);

/// All text between the tags, with single spaces for white space and between blocks, on one line; linear in
/// any input of any length.
std::string words_only(std::string_view html);

} // namespace florilege::text
