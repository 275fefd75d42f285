#pragma once

#include "prelude/result.hpp"
#include "web/http/address.hpp"
#include "web/server/application.hpp"
#include "web/server/limits.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace florilege::web {

/// An address and port to listen at.
struct Endpoint {
    std::string address; ///< "127.0.0.1", "::1", "0.0.0.0"
    std::uint16_t port;  ///< 0: any that is free
    /// "127.0.0.1:8787", "[::1]:8787", ":8787" (every address). A Fault for anything else.
    static Result<Endpoint> parse(std::string_view text);
    std::string text() const;
};

struct ServerOptions {
    ServerLimits limits = {};
    std::vector<AddressRange> trusted_proxies = {};
    std::filesystem::path spool;  ///< the folder for uploads
    std::size_t read_threads = 3; ///< one client has all but one of each kind at most
    std::size_t change_threads = 8;
    std::size_t long_work_threads = 2;
    std::size_t outward_threads = 4;
};

/// HTTP/1.1 over TCP. One thread, the one that calls run(), does all input and output; requests are answered
/// on others. TLS is the proxy's.
class Server {
public:
    explicit Server(ServerOptions options);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    /// Listens for an application, which must outlive the server, and gives the endpoint with its port. A
    /// Fault where that cannot be had.
    Result<Endpoint> listen(Endpoint const& endpoint, Application& application);

    /// Serves until stop() or, where `on_signals`, until SIGTERM or SIGINT; then takes no new connections,
    /// answers what is under way, and returns. `begun` is called when it can be asked and told, `draining`
    /// when it begins to end.
    struct Running {
        bool on_signals = true;
        std::function<void()> draining = {};
        std::function<void()> begun = {};
    };
    void serve_until_told(Running const& running);

    /// From any thread, any number of times.
    void stop();

    /// How things stand now; from any thread.
    struct State {
        std::size_t connections;
        std::size_t reads_waiting;
        std::size_t changes_waiting;
        std::size_t long_work_waiting;
        std::size_t outward_waiting;
    };
    State state() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace florilege::web
