#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace florilege::tests {

/// A server on this machine that answers each request as it is told, and keeps what was sent to it.
class SmallServer {
public:
    SmallServer();
    ~SmallServer();
    SmallServer(SmallServer const&) = delete;
    SmallServer& operator=(SmallServer const&) = delete;

    std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hub"; }

    /// What it answers from now on, head and body.
    void answer(std::string whole);
    void answer(int status)
    {
        answer("HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: 0\r\n\r\n");
    }

    /// The requests that came, whole.
    std::vector<std::string> taken() const;

private:
    void serve();
    void talk(int connection);

    int listening_;
    std::uint16_t port_ = 0;
    mutable std::mutex mutex_; ///< guards answer_ and taken_
    std::string answer_ = {};
    std::vector<std::string> taken_ = {};
    std::thread thread_;
};

} // namespace florilege::tests
