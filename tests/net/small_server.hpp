#pragma once

#include "tests/net/loopback.hpp"

#include <map>
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

    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_.number()); }
    std::string address() const { return origin() + "/hub"; }

    /// What it answers from now on, head and body.
    void answer(std::string whole);
    void answer(int status)
    {
        answer("HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: 0\r\n\r\n");
    }

    /// What it answers to a request for that path, "/keys"; others are answered as before.
    void answer_at(std::string const& path, std::string whole);
    /// Answers nothing any more, and holds the connection until whoever asked leaves.
    void fall_silent();

    /// The requests that came, whole.
    std::vector<std::string> taken() const;

private:
    void serve();
    void talk(int connection);

    LoopbackPort port_;
    mutable std::mutex mutex_; ///< guards the next four
    std::string answer_ = {};
    std::map<std::string, std::string> answers_ = {}; ///< by path
    bool silent_ = false;
    std::vector<std::string> taken_ = {};
    std::thread thread_;
};

} // namespace florilege::tests
