#pragma once

#include "text/url/url.hpp"

#include <string>

namespace florilege::text {

/// The words a person may remember of a URL, for the full-text index, one space between them and in their
/// order: the labels of the host without "www" and the public suffix, written in their own letters, then
/// those of the path. Left out are the numbers and keys by which a site knows its pages, file endings such as
/// ".html", query and fragment; and everything of a URL that is_active_scheme refuses.
std::string words_of(Url const& url);

} // namespace florilege::text
