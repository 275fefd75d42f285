#pragma once

#include "digest/issue.hpp"
#include "digest/templates.hpp"

#include <span>
#include <string>

namespace florilege::digest {

/// Issues of one digest as an Atom feed (RFC 4287): an entry an issue, the whole HTML section as its content,
/// in the order given. At least one issue; language and publication of the feed are those of the first.
/// Throws std::logic_error for none. Nothing in it depends on when it is made.
std::string render_atom(std::span<Issue const> issues, Templates const& templates);

} // namespace florilege::digest
