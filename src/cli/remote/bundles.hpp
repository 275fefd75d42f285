#pragma once

#include "cli/remote/server.hpp"
#include "library/tags/bundle.hpp"

namespace florilege::cli {

/// The bundles of a library elsewhere, by name.
Result<std::vector<library::Bundle>> all_bundles(Server const& server);

/// The changes of library/tags/bundle.hpp, made there.
Result<void> set_bundle(Server const& server, library::BundleName const& name,
                        std::vector<library::TagName> const& tags);
Result<void> rename_bundle(Server const& server, library::BundleName const& from,
                           library::BundleName const& to);
Result<void> delete_bundle(Server const& server, library::BundleName const& name);

} // namespace florilege::cli
