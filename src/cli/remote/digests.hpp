#pragma once

#include "cli/remote/server.hpp"
#include "digest/publish/standing.hpp"

namespace florilege::cli {

/// A digest as it is ordered in a library elsewhere.
struct OrderedDigest {
    digest::Standing standing; ///< without templates, of which a site does not tell
    std::string address;       ///< of its page; empty where it is written into a folder
};

/// All of them, by name.
Result<std::vector<OrderedDigest>> ordered_digests(Server const& server);

/// Orders one that comes out on the site; its zone is the account's.
Result<OrderedDigest> order_digest(Server const& server, digest::Standing const& standing);

/// Has the period of that label published, for the first time or again; the site does so in a moment.
Result<void> publish_digest(Server const& server, std::string const& slug, std::string const& label);

Result<void> remove_digest(Server const& server, std::string const& slug);

} // namespace florilege::cli
