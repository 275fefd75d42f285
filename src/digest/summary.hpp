#pragma once

#include "digest/issue.hpp"

#include <set>
#include <string>

namespace florilege::digest {

/// One line of plain text in the issue's language, at most 300 bytes: how much is in it, and the first
/// titles.
std::string summary_of(Issue const& issue);

/// The tags of all its entries, each once.
std::set<std::string> tags_of(Issue const& issue);

} // namespace florilege::digest
