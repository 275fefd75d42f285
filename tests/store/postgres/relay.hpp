#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace florilege::tests {

/// Makes the socket of the test server a port of 127.0.0.1, for one connection at a time.
class Relay {
public:
    /// `url` is of a database of TestPostgres.
    explicit Relay(std::string const& url);
    Relay(Relay const&) = delete;
    Relay& operator=(Relay const&) = delete;
    ~Relay();

    /// The same database at that port of a host.
    std::string url(std::string const& host) const;

private:
    void serve() const;
    void hand_over(int client) const;

    std::string database_;
    std::string socket_;
    std::string user_;
    int listening_ = -1;
    int port_ = 0;
    std::atomic<bool> ending_ = false;
    std::thread thread_;
};

} // namespace florilege::tests
