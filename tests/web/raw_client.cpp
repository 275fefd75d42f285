#include "tests/web/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

namespace florilege::tests {
namespace {

constexpr int patience = 30'000; // milliseconds; far more than an answer takes

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

RawAnswer read_head(std::string const& head)
{
    RawAnswer answer;
    answer.head = head;
    answer.status = std::stoi(head.substr(9, 3));
    for (auto at = head.find("\r\n"); at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
        auto const end = head.find("\r\n", at + 2);
        auto const line = head.substr(at + 2, end - at - 2);
        if (auto const colon = line.find(": "); colon != std::string::npos)
            answer.fields[lower(line.substr(0, colon))] = line.substr(colon + 2);
        if (end == std::string::npos) break;
    }
    return answer;
}

} // namespace

RawClient::RawClient(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        throw std::runtime_error{"cannot connect"};
}

RawClient::~RawClient()
{
    ::close(socket_);
}

bool RawClient::send(std::string_view bytes) const
{
    while (!bytes.empty()) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish_sending() const
{
    ::shutdown(socket_, SHUT_WR);
}

bool RawClient::read_more()
{
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, patience) != 1) throw std::runtime_error{"no answer"};
    std::array<char, 65536> bytes{};
    auto const got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    buffer_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

std::optional<RawAnswer> RawClient::receive(bool bodiless)
{
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
        if (!read_more()) return std::nullopt;
    auto answer = read_head(buffer_.substr(0, end + 2));
    buffer_.erase(0, end + 4);
    if (bodiless || answer.status == 304 || answer.status == 204 || answer.status == 100) return answer;
    auto const length = std::stoull(answer.fields.at("content-length"));
    while (buffer_.size() < length)
        if (!read_more()) return std::nullopt;
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
}

bool RawClient::is_closed_within(std::chrono::milliseconds time)
{
    auto const until = std::chrono::steady_clock::now() + time;
    std::array<char, 4096> bytes{};
    for (;;) {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd wait{socket_, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&wait, 1, static_cast<int>(left.count())) != 1) return false;
        if (::recv(socket_, bytes.data(), bytes.size(), 0) <= 0) return true;
    }
}

std::optional<RawAnswer> ask(std::uint16_t port, std::string_view bytes)
{
    RawClient client{port};
    client.send(bytes);
    return client.receive();
}

} // namespace florilege::tests
