#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>

namespace florilege::web {

namespace asio = boost::asio;

/// A socket with a time by which something must have happened. When it passes, what is under way on the
/// socket ends as if it had been cancelled; the socket stays open, so that the other side can be told.
class WatchedSocket {
public:
    explicit WatchedSocket(asio::ip::tcp::socket socket) : state_{std::make_shared<State>(std::move(socket))}
    {}
    ~WatchedSocket() { state_->timer.cancel(); }
    WatchedSocket(WatchedSocket const&) = delete;
    WatchedSocket& operator=(WatchedSocket const&) = delete;

    asio::ip::tcp::socket& socket() const noexcept { return state_->socket; }

    void within(std::chrono::milliseconds time) const
    {
        state_->expired = false;
        state_->timer.expires_after(time);
        state_->timer.async_wait(
            [state = state_, round = ++state_->round](boost::system::error_code const& ended) {
                if (ended || round != state->round) return;
                state->expired = true;
                boost::system::error_code ignored;
                state->socket.cancel(ignored);
            });
    }
    void whenever() const
    {
        ++state_->round;
        state_->timer.cancel();
    }
    bool expired() const noexcept { return state_->expired; }

private:
    struct State {
        explicit State(asio::ip::tcp::socket given) : socket{std::move(given)}, timer{socket.get_executor()}
        {}
        asio::ip::tcp::socket socket;
        asio::steady_timer timer;
        std::uint64_t round = 0; ///< a wait that ended just when the next began is not meant any more
        bool expired = false;
    };
    std::shared_ptr<State> state_;
};

} // namespace florilege::web
