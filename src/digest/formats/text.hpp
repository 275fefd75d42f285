#pragma once

#include "digest/issue.hpp"
#include "digest/templates.hpp"

#include <string>

namespace florilege::digest {

/// The issue as plain text in the shape that weekly posts of links have: a title, an indented list, `tags:`
/// lines, passages as nested bullets and what was said about them nested deeper. Importing it gives the
/// entries back; docs/reference/digest-templates.md has the grammar. UTF-8, LF, one line end at the end.
std::string render_text(Issue const& issue, Templates const& templates);

/// The same with a mail's template, which may name `unsubscribe_url`.
std::string render_text_for_mail(Issue const& issue, Templates const& templates,
                                 std::string const& unsubscribe);

} // namespace florilege::digest
