#include "tests/net/small_server.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

namespace florilege::tests {
namespace {

/// Whether all of a request is there, as its Content-Length says.
bool is_whole(std::string const& request)
{
    auto const end = request.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    static constexpr std::string_view name = "Content-Length: ";
    auto const at = request.find(name);
    if (at == std::string::npos || at > end) return true;
    return request.size() >= end + 4 + std::stoul(request.substr(at + name.size()));
}

/// What stands between the method and the version, without a query.
std::string path_of(std::string const& request)
{
    auto const begin = std::min(request.find(' ') + 1, request.size());
    return request.substr(begin, request.find_first_of(" ?\r", begin) - begin);
}

} // namespace

SmallServer::SmallServer()
{
    answer(204);
    thread_ = std::thread{[this] { serve(); }};
}

SmallServer::~SmallServer()
{
    port_.let_nobody_in();
    thread_.join();
}

void SmallServer::answer(std::string whole)
{
    std::lock_guard const lock{mutex_};
    answer_ = std::move(whole);
}

void SmallServer::answer_at(std::string const& path, std::string whole)
{
    std::lock_guard const lock{mutex_};
    answers_[path] = std::move(whole);
}

void SmallServer::fall_silent()
{
    std::lock_guard const lock{mutex_};
    silent_ = true;
}

std::vector<std::string> SmallServer::taken() const
{
    std::lock_guard const lock{mutex_};
    return taken_;
}

void SmallServer::serve()
{
    while (true) {
        int const connection = port_.accept();
        if (connection < 0) return;
        talk(connection);
        ::close(connection);
    }
}

void SmallServer::talk(int connection)
{
    std::string request;
    std::string part(4096, '\0');
    while (!is_whole(request)) {
        auto const got = ::recv(connection, part.data(), part.size(), 0);
        if (got <= 0) return;
        request.append(part, 0, static_cast<std::size_t>(got));
    }
    std::unique_lock lock{mutex_};
    auto const found = answers_.find(path_of(request));
    auto const answer = found == answers_.end() ? answer_ : found->second;
    taken_.push_back(std::move(request));
    bool const silent = silent_;
    lock.unlock();
    if (silent) {
        while (::recv(connection, part.data(), part.size(), 0) > 0) {
        }
        return;
    }
    std::string_view rest = answer;
    while (!rest.empty()) {
        auto const sent = ::send(connection, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
}

} // namespace florilege::tests
