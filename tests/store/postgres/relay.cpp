#include "tests/store/postgres/relay.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace florilege::tests {
namespace {

/// What stands between the two, or behind the first where the second is missing.
std::string between(std::string const& text, std::string const& before, std::string const& after)
{
    auto const begin = text.find(before) + before.size();
    return text.substr(begin, text.find(after, begin) - begin);
}

int connected_to(std::string const& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    int const socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        throw std::runtime_error{"cannot reach " + path};
    return socket;
}

/// False at the end of what is read.
bool hand_on(int from, int to)
{
    std::array<char, 4096> bytes{};
    auto const count = ::read(from, bytes.data(), bytes.size());
    return count > 0 && ::send(to, bytes.data(), static_cast<std::size_t>(count), MSG_NOSIGNAL) == count;
}

} // namespace

Relay::Relay(std::string const& url)
    : database_{between(url, "///", "?")}, socket_{between(url, "host=", "&") + "/.s.PGSQL.5432"},
      user_{between(url, "user=", "&")}, listening_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listening_, any, length) != 0 || ::listen(listening_, 5) != 0 ||
        ::getsockname(listening_, any, &length) != 0)
        throw std::runtime_error{"cannot listen at 127.0.0.1"};
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

Relay::~Relay()
{
    ending_ = true;
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
}

std::string Relay::url(std::string const& host) const
{
    return "postgresql://" + user_ + "@" + host + ":" + std::to_string(port_) + "/" + database_ +
           "?connect_timeout=30";
}

void Relay::serve() const
{
    while (!ending_) {
        int const client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        hand_over(client);
        ::close(client);
    }
}

void Relay::hand_over(int client) const
{
    int const server = connected_to(socket_);
    std::array<pollfd, 2> both{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
    bool open = true;
    while (open && ::poll(both.data(), both.size(), -1) > 0)
        open = (both[0].revents == 0 || hand_on(client, server)) &&
               (both[1].revents == 0 || hand_on(server, client));
    ::close(server);
}

} // namespace florilege::tests
