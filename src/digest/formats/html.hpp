#pragma once

#include "digest/issue.hpp"
#include "digest/templates.hpp"

#include <string>

namespace florilege::digest {

/// A page that stands alone, or the section to put into a page or a post of another program.
enum class HtmlShape { page, section };

/// The issue as HTML: `<section class="florilege-digest">` with one list item an entry, marked up as h-entry
/// with u-bookmark-of (https://indieweb.org/bookmark). Everything saved is escaped.
std::string render_html(Issue const& issue, Templates const& templates, HtmlShape shape);

/// A page for mail programs, which may name `unsubscribe_url`.
std::string render_html_for_mail(Issue const& issue, Templates const& templates,
                                 std::string const& unsubscribe);

} // namespace florilege::digest
