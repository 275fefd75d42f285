#pragma once

#include <optional>
#include <string>

namespace florilege::store {

/// What libpq understands of an address, with what the environment and a service file add to it.
struct PostgresServer {
    std::string hosts;       ///< names, addresses and folders of sockets, with commas between them
    std::string addresses;   ///< which are gone to in place of these
    bool says_mode = false;  ///< whether, and how, the connection is encrypted (sslmode)
    bool says_roots = false; ///< who may vouch for the server (sslrootcert)
};

/// Asks libpq and no network. Of an address that it cannot read, nothing is known.
PostgresServer server_of(std::string const& url);

/// Whether all that may be gone to is on this machine: sockets in the file system, loopback addresses, and
/// localhost. No other name is looked up: whoever stands between may be the one who answers.
bool is_on_this_machine(PostgresServer const& server);

/// What is asked of a server elsewhere where nothing else was said: libpq's own wish is encryption by whoever
/// answers, if it can be had.
struct ServerTrust {
    std::string mode = "verify-full";
    std::string roots = {}; ///< empty: libpq's own choice
};

/// `roots` are those to go by where none are named.
std::optional<ServerTrust> trust_wanted(PostgresServer const& server, std::string const& roots);

/// The roots that this machine trusts: what libpq calls them, or their file; empty where the user has a file
/// of roots for PostgreSQL, and where there are none.
std::string trusted_roots();

/// What to do about an error that comes from asking so much; empty for any other.
std::string advice_on_trust(std::string const& error);

} // namespace florilege::store
