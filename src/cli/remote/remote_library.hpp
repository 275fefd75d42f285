#pragma once

#include "cli/remote/server.hpp"

namespace florilege::cli {

/// The library that --server names, and whose it is to who asks.
struct RemoteLibrary {
    Server server;
    accounts::Account account; ///< for its language and time zone

    static Result<RemoteLibrary> of(Context const& context)
    {
        auto server = Server::of(context);
        if (!server) return server.error();
        auto account = server->account();
        if (!account) return account.error();
        return RemoteLibrary{std::move(*server), std::move(*account)};
    }
};

} // namespace florilege::cli
