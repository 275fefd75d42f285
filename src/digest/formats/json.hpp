#pragma once

#include "digest/issue.hpp"

#include <string>

namespace florilege::digest {

/// The issue as one JSON object for programs; docs/reference/digest-templates.md lists its members. Members
/// keep their order, absent ones are left out, one line end at the end.
std::string render_json(Issue const& issue);

} // namespace florilege::digest
