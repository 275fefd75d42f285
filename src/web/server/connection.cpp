#include "web/server/connection.hpp"

#include "prelude/ids.hpp"
#include "prelude/log.hpp"
#include "web/server/answer_head.hpp"
#include "web/server/head.hpp"
#include "web/server/watched_socket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <system_error>

namespace florilege::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using std::chrono::steady_clock;

namespace {

constexpr auto as_values = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t piece = std::size_t{64} << 10;
constexpr std::size_t short_body = std::size_t{64} << 10;
/// Few heads are longer, and a thousand connections that wait hold so much each.
constexpr std::size_t piece_of_head = std::size_t{4} << 10;

Address address_of(asio::ip::tcp::socket const& socket)
{
    boost::system::error_code gone;
    auto const endpoint = socket.remote_endpoint(gone);
    if (gone) return {};
    return Address::parse(endpoint.address().to_string()).value_or(Address{});
}

/// Counts the body of a request as long as it is there.
class BodyInMemory {
public:
    BodyInMemory(std::uint64_t& all, Request const& request) noexcept : all_{all}, request_{request} {}
    ~BodyInMemory() { all_ -= request_.body.size(); }
    BodyInMemory(BodyInMemory const&) = delete;
    BodyInMemory& operator=(BodyInMemory const&) = delete;

private:
    std::uint64_t& all_;
    Request const& request_;
};

} // namespace

Shared::Shared(ServerOptions given)
    : options{std::move(given)}, reads{options.read_threads, options.limits.reads_waiting},
      changes{options.change_threads, options.limits.changes_waiting},
      long_work{options.long_work_threads, options.limits.long_work_waiting},
      outward{options.outward_threads, options.limits.outward_waiting}, files{1, options.limits.connections}
{}

Workers& Shared::workers(Lane lane) noexcept
{
    switch (lane) {
    case Lane::read: return reads;
    case Lane::change: return changes;
    case Lane::long_work: return long_work;
    case Lane::outward: return outward;
    }
    return reads;
}

void Shared::end_workers()
{
    for (auto* const workers : {&reads, &changes, &long_work, &outward, &files})
        workers->end();
}

/// One connection, and the request that it is about.
class Connection {
public:
    Connection(asio::ip::tcp::socket socket, Shared& shared, Application& application)
        : watched_{std::move(socket)}, shared_{shared}, application_{application},
          peer_{address_of(watched_.socket())}, buffer_{std::max(shared.options.limits.head_bytes, piece) + 1}
    {
        place_ = shared_.connections.insert(shared_.connections.end(), this);
        ++shared_.open;
        ++shared_.of_client[peer_];
    }

    ~Connection()
    {
        shared_.connections.erase(place_);
        --shared_.open;
        if (auto const counted = shared_.of_client.find(peer_); --counted->second == 0)
            shared_.of_client.erase(counted);
    }

    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    asio::awaitable<void> serve()
    {
        if (turned_away()) {
            auto const nobody = blank_request();
            co_await refuse(nobody, 503, "too many connections");
        } else {
            while (co_await serve_one()) {
            }
        }
        boost::system::error_code ignored;
        watched_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        if (refused_) co_await linger();
    }

    void end(bool even_busy)
    {
        boost::system::error_code ignored;
        if (idle_ || even_busy) watched_.socket().cancel(ignored);
    }

private:
    ServerLimits const& limits() const noexcept { return shared_.options.limits; }

    bool trusted() const
    {
        auto const& ranges = shared_.options.trusted_proxies;
        return std::any_of(ranges.begin(), ranges.end(),
                           [&](auto const& range) { return range.holds(peer_); });
    }

    bool turned_away() const
    {
        return shared_.open > limits().connections ||
               (!trusted() && shared_.of_client.at(peer_) > limits().connections_of_client);
    }

    Request blank_request() const
    {
        Request request;
        request.client = peer_;
        request.id = PublicId::random().text().substr(0, 16);
        return request;
    }

    std::string_view held() const
    {
        auto const bytes = buffer_.data();
        return {static_cast<char const*>(bytes.data()), bytes.size()};
    }

    /// The length of the head that begins the buffer, its empty line with it; 0 at the end of the connection
    /// or of the time, npos where it is too long.
    asio::awaitable<std::size_t> read_head_bytes()
    {
        idle_ = true;
        watched_.within(limits().idle_time);
        if (buffer_.capacity() > piece_of_head) buffer_.shrink_to_fit();
        std::size_t looked_at = 0;
        for (bool begun = false;;) {
            while (!begun && held().starts_with("\r\n")) // after the last body (RFC 9112 section 2.2)
                buffer_.consume(2);
            if (!begun && !held().empty()) {
                begun = true;
                idle_ = false;
                watched_.within(limits().head_time);
            }
            if (auto const end = held().find("\r\n\r\n", looked_at); end != std::string_view::npos)
                co_return end + 4 > limits().head_bytes ? std::string_view::npos : end + 4;
            // A bare line feed twice ends no head here, but nobody waits for more behind it.
            if (held().find("\n\n", looked_at) != std::string_view::npos)
                co_return held().find("\n\n", looked_at) + 2;
            looked_at = held().size() - std::min<std::size_t>(held().size(), 3);
            if (held().size() > limits().head_bytes) co_return std::string_view::npos;
            if (shared_.draining && !begun) co_return 0;
            auto const [failed, count] = co_await watched_.socket().async_read_some(
                buffer_.prepare(std::min(piece_of_head, buffer_.max_size() - buffer_.size())), as_values);
            buffer_.commit(count);
            if (failed) {
                timed_out_ = watched_.expired() && begun;
                co_return 0;
            }
        }
    }

    /// Whether the connection can serve another one after it.
    asio::awaitable<bool> serve_one()
    {
        auto const length = co_await read_head_bytes();
        idle_ = false;
        auto request = blank_request();
        if (length == 0) {
            if (timed_out_) co_await refuse(request, 408, "the request did not come to its end");
            co_return false;
        }
        if (length == std::string_view::npos) {
            co_await refuse(request, 431, "the head of the request is too long");
            co_return false;
        }
        auto const head = read_head(held().substr(0, length), limits().header_fields);
        if (!head) {
            co_await refuse(request, head.error().status, head.error().reason);
            co_return false;
        }
        auto const asked =
            seen_through(peer_, shared_.options.trusted_proxies, head->headers.all("x-forwarded-for"),
                         head->headers.find("x-forwarded-proto").value_or(""),
                         head->headers.find("x-forwarded-host").value_or(""), head->host);
        request.client = asked.client;
        request.secure = asked.secure;
        request.host = asked.host;
        auto const method = method_named(head->method);
        request.method = method.value_or(Method::get);
        request.headers = head->headers;
        bool const stays = head->version_1_1 && !says_close(head->headers) && !shared_.draining;
        if (!method) {
            co_await refuse(request, 501, "the method is not known");
            co_return false;
        }
        auto target = parse_target(head->target);
        if (!target) {
            co_await refuse(request, head->target.size() > longest_target ? 414 : 400, target.error().text());
            co_return false;
        }
        request.target = std::move(*target);
        auto const intake = application_.intake(request.method, request.target);
        if (auto const refused = refused_body(*head, request, intake)) {
            co_await refuse(request, *refused, "the body is not taken");
            co_return false;
        }
        if (intake.asks_first && (head->chunked || head->length.value_or(0) > limits().form_bytes)) {
            auto const ask = [this, &request] { return application_.turned_away(request); };
            auto turned =
                co_await elsewhere<std::optional<Response>>(shared_.workers(Lane::read), request.client, ask);
            if (!turned) turned = application_.refusal(request, 503, "too much waits already");
            if (*turned) {
                refused_ = true;
                started_ = steady_clock::now();
                co_await write(std::move(**turned), request, false);
                co_return false;
            }
        }
        BodyInMemory const in_memory{shared_.bodies, request};
        if (auto const failed = co_await read_body(*head, length, request, intake); failed != 0) {
            if (failed > 0) co_await refuse(request, failed, "the body of the request did not come whole");
            co_return false;
        }
        co_return co_await answer(request, intake.lane, stays);
    }

    /// Why a body is refused by its head alone.
    static std::optional<int> refused_body(Head const& head, Request const& request, Intake const& intake)
    {
        if (auto const expected = request.headers.find("expect"); expected && *expected != "100-continue")
            return 417;
        if (head.length && *head.length > intake.body_bytes) return 413;
        return std::nullopt;
    }

    /// Takes the head off the buffer and reads the body. 0 when it is whole, the status that says why not, or
    /// -1 where nobody is there to be told.
    asio::awaitable<int> read_body(Head const& head, std::size_t head_length, Request& request,
                                   Intake const& intake)
    {
        http::request_parser<http::buffer_body> parser;
        parser.header_limit(static_cast<std::uint32_t>(limits().head_bytes));
        parser.body_limit(intake.body_bytes);
        boost::system::error_code failed;
        parser.eager(false);
        buffer_.consume(parser.put(asio::buffer(buffer_.data().data(), head_length), failed));
        // Beast reads the head once more: what it understands otherwise is refused.
        if (failed && failed != http::error::need_buffer) co_return 400;
        if (!parser.is_header_done()) co_return 400;
        if (!head.chunked && head.length.value_or(0) == 0) co_return 0;
        if (intake.spooled) request.spooled = std::make_shared<Spool>(shared_.options.spool);
        if (request.headers.find("expect") && held().empty())
            if (!co_await write_text("HTTP/1.1 100 Continue\r\n\r\n")) co_return -1;

        std::array<char, piece> bytes{};
        auto const begun = steady_clock::now();
        std::uint64_t taken = 0;
        while (!parser.is_done()) {
            parser.get().body().data = bytes.data();
            parser.get().body().size = bytes.size();
            watched_.within(limits().body_time);
            auto const [error, count] =
                co_await http::async_read_some(watched_.socket(), buffer_, parser, as_values);
            auto const got = bytes.size() - parser.get().body().size;
            taken += got;
            // What is short is taken even where those who send long ones fill the room.
            if (!request.spooled && request.body.size() + got > short_body &&
                shared_.bodies + got > limits().bodies_bytes)
                co_return 503;
            if (auto const kept = keep(request, {bytes.data(), got}); kept != 0) co_return kept;
            if (!request.spooled) shared_.bodies += got;
            if (error && error != http::error::need_buffer)
                co_return watched_.expired() ? 408 : status_of(error);
            auto const seconds =
                std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - begun);
            if (seconds > limits().body_time &&
                taken < limits().body_rate * static_cast<std::uint64_t>(seconds.count()))
                co_return 408;
        }
        co_return 0;
    }

    static int keep(Request& request, std::string_view bytes)
    {
        try {
            if (request.spooled)
                request.spooled->write(bytes);
            else
                request.body += bytes;
            return 0;
        } catch (std::system_error const& error) {
            log::warn("an upload was not kept: {}", error.what());
            return error.code() == std::errc::no_space_on_device ? 507 : 500;
        }
    }

    static int status_of(boost::system::error_code const& error)
    {
        if (error == http::error::body_limit) return 413;
        if (error.category() == make_error_code(http::error::bad_chunk).category() &&
            error != http::error::partial_message && error != http::error::end_of_stream)
            return 400;
        return -1;
    }

    /// Runs work on another thread and comes back with what it gave; nothing where too much waits there.
    template <class Given, class Work>
    asio::awaitable<std::optional<Given>> elsewhere(Workers& workers, Address const& client, Work work)
    {
        auto const executor = watched_.socket().get_executor();
        co_return co_await asio::async_initiate<decltype(asio::use_awaitable) const,
                                                void(std::optional<Given>)>(
            [&](auto&& waiting) {
                auto const handler = std::make_shared<std::decay_t<decltype(waiting)>>(
                    std::forward<decltype(waiting)>(waiting));
                auto const come_back = [handler, executor](std::optional<Given> given) {
                    asio::post(executor, [handler, given = std::move(given)]() mutable {
                        (*handler)(std::move(given));
                    });
                };
                if (!workers.post(client, [work, come_back] { come_back(work()); })) come_back(std::nullopt);
            },
            asio::use_awaitable);
    }

    asio::awaitable<bool> answer(Request const& request, Lane lane, bool stays)
    {
        watched_.whenever();
        started_ = steady_clock::now();
        auto const make_answer = [this, &request] { return application_.answer(request); };
        auto response = co_await elsewhere<Response>(shared_.workers(lane), request.client, make_answer);
        if (!response) response = application_.refusal(request, 503, "too much waits already");
        bool const written = co_await write(std::move(*response), request, stays);
        co_return written&& stays;
    }

    asio::awaitable<void> refuse(Request const& request, int status, std::string_view reason)
    {
        refused_ = true;
        started_ = steady_clock::now();
        auto response = application_.refusal(request, status, reason);
        co_await write(std::move(response), request, false);
    }

    asio::awaitable<bool> write_text(std::string_view text)
    {
        watched_.within(limits().write_time);
        auto const [failed, count] =
            co_await asio::async_write(watched_.socket(), asio::buffer(text.data(), text.size()), as_values);
        co_return !failed;
    }

    /// Writes an answer; whether all of it went out.
    asio::awaitable<bool> write(Response response, Request const& request, bool stays)
    {
        auto const took =
            std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - started_);
        bool const bodiless = response.status == 304 || response.status == 204;
        auto const length = response.length();
        auto out = head_of(response, stays, bodiless ? std::nullopt : std::optional{length});
        std::uint64_t sent = out.size();
        bool whole = true;
        if (bodiless || request.method == Method::head) {
            whole = co_await write_text(out);
        } else if (auto const* range = std::get_if<SpoolRange>(&response.body)) {
            whole = co_await write_text(out) && co_await write_file(*range, request.client);
            sent += length;
        } else {
            auto const* text = std::get_if<std::string>(&response.body);
            auto const body =
                text != nullptr ? std::string_view{*text} : std::get<StaticBytes>(response.body).bytes;
            whole = co_await write_both(out, body);
            sent += length;
        }
        application_.served({request.method, response.route, response.status, sent, took, request.id});
        co_return whole;
    }

    /// Head and body in as few packets as they need; a long body in pieces, so that a slow reader has time
    /// for each.
    asio::awaitable<bool> write_both(std::string_view head, std::string_view body)
    {
        auto first = body.substr(0, piece);
        std::array<asio::const_buffer, 2> const both{asio::buffer(head.data(), head.size()),
                                                     asio::buffer(first.data(), first.size())};
        watched_.within(limits().write_time);
        auto const [failed, count] = co_await asio::async_write(watched_.socket(), both, as_values);
        if (failed) co_return false;
        for (auto at = first.size(); at < body.size(); at += piece)
            if (!co_await write_text(body.substr(at, piece))) co_return false;
        co_return true;
    }

    asio::awaitable<bool> write_file(SpoolRange range, Address client)
    {
        while (range.begin < range.end) {
            auto const wanted =
                static_cast<std::size_t>(std::min<std::uint64_t>(4 * piece, range.end - range.begin));
            // Named: GCC 12 destroys twice what a co_await makes for itself.
            auto const read_piece = [spool = range.spool, at = range.begin, wanted] {
                std::string read(wanted, '\0');
                try {
                    read.resize(spool->read(at, read));
                } catch (std::system_error const& error) {
                    log::error("a file is not sent: {}", error.what());
                    read.clear();
                }
                return read;
            };
            auto const bytes = co_await elsewhere<std::string>(shared_.files, client, read_piece);
            if (!bytes || bytes->empty() || !co_await write_text(*bytes)) co_return false;
            range.begin += bytes->size();
        }
        co_return true;
    }

    /// Reads away what a refused client still sends, for a moment: closing at once would throw our answer
    /// away before it is read. A proxy that is sending a long body looks for an answer between two pieces.
    asio::awaitable<void> linger()
    {
        std::array<char, piece> away{};
        watched_.within(std::chrono::seconds{2});
        for (;;) {
            auto const [failed, count] =
                co_await watched_.socket().async_read_some(asio::buffer(away), as_values);
            if (failed) co_return;
        }
    }

    WatchedSocket watched_;
    Shared& shared_;
    Application& application_;
    Address peer_;
    beast::flat_buffer buffer_;
    std::list<Connection*>::iterator place_ = {};
    bool idle_ = true; ///< waits for a request
    bool timed_out_ = false;
    bool refused_ = false;
    steady_clock::time_point started_ = {};
};

asio::awaitable<void> serve(asio::ip::tcp::socket socket, Shared& shared, Application& application)
{
    Connection connection{std::move(socket), shared, application};
    co_await connection.serve();
}

void end_connections(Shared& shared, bool all)
{
    for (auto* const connection : shared.connections)
        connection->end(all);
}

} // namespace florilege::web
