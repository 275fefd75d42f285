#include "web/server/server.hpp"

#include "prelude/log.hpp"
#include "web/server/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <charconv>
#include <csignal>
#include <exception>

namespace florilege::web {

namespace asio = boost::asio;
using asio::ip::tcp;

struct Server::Inside {
    explicit Inside(ServerOptions options) : shared{std::move(options)} {}
    /// The threads end first, since they come back to the context; then the context with its connections,
    /// which know what is shared; that last.
    ~Inside() { shared.end_workers(); }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    void begin_to_drain();
    asio::awaitable<void> accept(tcp::acceptor& acceptor, Application& application);
    asio::awaitable<void> wait_for_the_last();

    Shared shared;
    asio::io_context context{1};
    std::vector<std::unique_ptr<tcp::acceptor>> acceptors;
    std::vector<Application*> applications;
    asio::signal_set signals{context};
    std::function<void()> draining;
};

namespace {

constexpr auto as_values = asio::as_tuple(asio::use_awaitable);
constexpr int backlog = 1024;

void log_end(std::exception_ptr const& broken)
{
    if (!broken) return;
    try {
        std::rethrow_exception(broken);
    } catch (std::exception const& error) {
        log::error("a connection broke: {}", error.what());
    }
}

} // namespace

Result<Endpoint> Endpoint::parse(std::string_view text)
{
    auto const wrong = [&] {
        return Fault{std::string{text}, "is no address with a port, such as 127.0.0.1:8787 or [::1]:8787"};
    };
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) return wrong();
    auto const port = text.substr(colon + 1);
    Endpoint endpoint{std::string{text.substr(0, colon)}, 0};
    auto const read = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
    if (port.empty() || read.ec != std::errc{} || read.ptr != port.data() + port.size()) return wrong();
    if (endpoint.address.empty()) endpoint.address = "::";
    if (endpoint.address == "localhost") endpoint.address = "127.0.0.1";
    if (endpoint.address.size() > 2 && endpoint.address.front() == '[' && endpoint.address.back() == ']')
        endpoint.address = endpoint.address.substr(1, endpoint.address.size() - 2);
    if (!Address::parse(endpoint.address)) return wrong();
    return endpoint;
}

std::string Endpoint::text() const
{
    auto const v6 = address.find(':') != std::string::npos;
    return (v6 ? '[' + address + ']' : address) + ':' + std::to_string(port);
}

Server::Server(ServerOptions options) : inside_{std::make_unique<Inside>(std::move(options))} {}

Server::~Server() = default;

Result<Endpoint> Server::listen(Endpoint const& endpoint, Application& application)
{
    auto acceptor = std::make_unique<tcp::acceptor>(inside_->context);
    tcp::endpoint const at{asio::ip::make_address(endpoint.address), endpoint.port};
    boost::system::error_code failed;
    acceptor->open(at.protocol(), failed);
    if (!failed) acceptor->set_option(asio::socket_base::reuse_address{true}, failed);
    if (!failed) acceptor->bind(at, failed);
    if (!failed) acceptor->listen(backlog, failed);
    if (failed) return Fault{endpoint.text(), "cannot listen there: " + failed.message()};
    Endpoint const got{endpoint.address, acceptor->local_endpoint().port()};
    inside_->acceptors.push_back(std::move(acceptor));
    inside_->applications.push_back(&application);
    return got;
}

asio::awaitable<void> Server::Inside::accept(tcp::acceptor& acceptor, Application& application)
{
    while (!shared.draining) {
        auto [failed, socket] = co_await acceptor.async_accept(as_values);
        if (failed == asio::error::operation_aborted) co_return;
        if (failed) { // out of descriptors: those that are open must end first
            log::warn("a connection was not taken: {}", failed.message());
            asio::steady_timer pause{context, std::chrono::milliseconds{100}};
            co_await pause.async_wait(as_values);
            continue;
        }
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay{true}, ignored);
        asio::co_spawn(context, serve(std::move(socket), shared, application), log_end);
    }
}

void Server::Inside::begin_to_drain()
{
    if (shared.draining) return;
    shared.draining = true;
    if (draining) draining();
    boost::system::error_code ignored;
    signals.cancel(ignored);
    for (auto const& acceptor : acceptors)
        acceptor->close(ignored);
    end_connections(shared, false);
    asio::co_spawn(context, wait_for_the_last(), log_end);
}

/// Asks, waits, insists.
asio::awaitable<void> Server::Inside::wait_for_the_last()
{
    auto const until = std::chrono::steady_clock::now() + shared.options.limits.drain_time;
    asio::steady_timer timer{context};
    while (shared.open > 0 && std::chrono::steady_clock::now() < until) {
        timer.expires_after(std::chrono::milliseconds{20});
        co_await timer.async_wait(as_values);
    }
    end_connections(shared, true);
    timer.expires_after(std::chrono::milliseconds{50});
    co_await timer.async_wait(as_values);
    context.stop();
}

void Server::serve_until_told(Running const& running)
{
    auto& inside = *inside_;
    inside.draining = running.draining;
    for (std::size_t at = 0; at < inside.acceptors.size(); ++at)
        asio::co_spawn(inside.context, inside.accept(*inside.acceptors[at], *inside.applications[at]),
                       log_end);
    if (running.on_signals) {
        inside.signals.add(SIGTERM);
        inside.signals.add(SIGINT);
        inside.signals.async_wait([&inside](boost::system::error_code const& failed, int) {
            if (!failed) inside.begin_to_drain();
        });
    }
    if (running.begun) running.begun();
    inside.context.run();
}

void Server::stop()
{
    asio::post(inside_->context, [inside = inside_.get()] { inside->begin_to_drain(); });
}

Server::State Server::state() const
{
    auto const& shared = inside_->shared;
    return {shared.open, shared.reads.waiting(), shared.changes.waiting(), shared.long_work.waiting(),
            shared.outward.waiting()};
}

} // namespace florilege::web
