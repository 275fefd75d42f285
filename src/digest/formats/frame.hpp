#pragma once

#include "digest/issue.hpp"
#include "text/mustache/mustache.hpp"

#include <string>
#include <vector>

namespace florilege::digest {

/// How a format writes a plain text of ours or of the person where markup could be read into it.
using Written = std::string (*)(std::string_view text);

/// A format's own way from an entry to its piece of the issue, ending in a line end.
using WriteEntry = std::string (*)(Entry const& entry, Issue const& issue, class Templates const& templates);

/// The fields of an issue's template; entries are written by `write_entry` and parted by `between`.
text::Fields issue_fields(Issue const& issue, Templates const& templates, WriteEntry write_entry,
                          std::string_view between, Written written);

/// What a title-less entry is called: the address without its scheme. Empty where it has no address either.
std::string name_by_address(Entry const& entry);

/// The host of its address without "www.".
std::string site_of(Entry const& entry);

/// The address of a tag's page; empty where tags have none.
std::string tag_address(std::string_view tag, Publication const& publication);

/// The fields that every format's entry has in common: id, title, author, url, site, saved, saved_iso,
/// unresolved, tagged, highlighted.
text::Fields common_fields(Entry const& entry, Issue const& issue, Written written);

/// Tags on one line, parted by blanks. One that readers of such lines could take for several, or for a hash
/// tag, stands in quotation marks (a blank, a comma or a quotation mark in it, "#" before it), and quotation
/// marks in it are doubled: `reading "social software"`.
std::string tags_line(std::vector<std::string> const& tags);

} // namespace florilege::digest
