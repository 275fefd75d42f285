#pragma once

#include "web/server/application.hpp"
#include "web/server/limits.hpp"
#include "web/server/server.hpp"
#include "web/server/workers.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <list>
#include <map>

namespace florilege::web {

class Connection;

/// What all connections of a server share; touched by its one thread alone, but for the counters.
struct Shared {
    explicit Shared(ServerOptions given);

    Workers& workers(Lane lane) noexcept;
    void end_workers();

    ServerOptions options;
    Workers reads;
    Workers changes;
    Workers long_work;
    Workers outward;
    Workers files; ///< reads pieces of files that are sent
    bool draining = false;
    std::list<Connection*> connections;
    std::map<Address, std::size_t> of_client;
    std::atomic<std::size_t> open = 0;
    std::uint64_t bodies = 0; ///< bytes of bodies that are held in memory; of the thread of all connections
};

/// Serves one connection until it ends.
boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket socket, Shared& shared,
                                   Application& application);

/// Ends the connections that wait for a request; with `all`, every one.
void end_connections(Shared& shared, bool all);

} // namespace florilege::web
