#pragma once

#include "digest/issue.hpp"
#include "digest/templates.hpp"

#include <string>
#include <string_view>

namespace florilege::digest {

/// The issue as CommonMark with GitHub's extensions in mind. Whatever was saved stays text: no character of
/// it makes a heading, a link, a list, HTML or an automatic link.
std::string render_markdown(Issue const& issue, Templates const& templates);

/// One line of text written so that Markdown reads it as text.
std::string markdown_text(std::string_view line);

/// An address for use between < and >.
std::string markdown_address(std::string_view url);

} // namespace florilege::digest
