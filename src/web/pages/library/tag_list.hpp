#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// Tags as one line of a form: "maps, old maps". A tag with a comma or a quote in it stands in quotes.
std::string tag_line(std::vector<std::string> const& tags);

/// Reads such a line; blanks around a tag and empty tags do not count, nor does a "#" before it.
std::vector<std::string> tags_of_line(std::string_view line);

} // namespace florilege::web
