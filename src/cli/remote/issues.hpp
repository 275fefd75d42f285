#pragma once

#include "cli/remote/server.hpp"
#include "digest/issue.hpp"

namespace florilege::cli {

/// The issue that the site composes, as `parameters` of the API's `digest` ask for it in the format `json`.
/// Of where it stands in the world it says no more than the author and its own address. Throws where it is
/// not what the API promises.
Result<digest::Issue> composed_issue(Server const& server, Parameters const& parameters);

} // namespace florilege::cli
