#pragma once

#include "accounts/identity.hpp"

#include <boost/json/fwd.hpp>

namespace florilege::web {

/// What an ID token, or what a site tells of somebody, says that a name can be made from. Mail addresses give
/// what stands before the @, and nothing is ever found by them.
accounts::NameHints name_hints(boost::json::object const& claims);

} // namespace florilege::web
