#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>

namespace florilege::tests {

/// A port of this machine that one listens at.
class LoopbackPort {
public:
    LoopbackPort() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const any = static_cast<sockaddr*>(static_cast<void*>(&address));
        if (socket_ < 0 || ::bind(socket_, any, size) != 0 || ::listen(socket_, 8) != 0 ||
            ::getsockname(socket_, any, &size) != 0)
            throw std::runtime_error{"no port to listen at"};
        number_ = ntohs(address.sin_port);
    }
    ~LoopbackPort() { ::close(socket_); }
    LoopbackPort(LoopbackPort const&) = delete;
    LoopbackPort& operator=(LoopbackPort const&) = delete;

    std::uint16_t number() const noexcept { return number_; }

    /// Who comes next, for the caller to close; negative once nobody is let in any more.
    int accept() const { return ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC); }
    void let_nobody_in() const { ::shutdown(socket_, SHUT_RDWR); }

private:
    int socket_;
    std::uint16_t number_ = 0;
};

} // namespace florilege::tests
