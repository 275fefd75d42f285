#pragma once

#include "cli/remote/server.hpp"
#include "library/bookmark.hpp"

#include <functional>
#include <string>

namespace florilege::cli {

/// Gives every bookmark of the site's library that answers the query, whole but for its key, once all of them
/// have come: they lie on the disk of this machine until then, in the system's folder for such files. Throws
/// std::runtime_error where what came cannot be read, as a later version may send it, and std::system_error
/// where the disk has no room for it.
Result<void> each_exported(Server const& server, std::string const& query,
                           std::function<void(library::Bookmark const&)> const& take);

} // namespace florilege::cli
