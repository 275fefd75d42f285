#pragma once

#include "web/feeds/feed.hpp"

#include <string>

namespace florilege::web {

/// The feed as Atom (RFC 4287), its pages linked as RFC 5005 section 3 has it.
std::string atom_of(Feed const& feed);

} // namespace florilege::web
