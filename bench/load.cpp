// bench_load ADDRESS:PORT RATE CONNECTIONS SECONDS < REQUESTS: asks a server at a fixed rate, whatever it
// answers.
//
// REQUESTS are tab-separated lines: method, target, further header lines joined with "|", body. Requests are
// taken in turn; a "#" anywhere in one becomes the number of its arrival, so that what is written differs.
// Arrivals follow a Poisson process of a fixed seed. A request goes to the connection that has been idle
// longest, and waits where none is idle; its time runs from when it should have been sent, so that a server
// that stalls is charged for all that queued up behind it (the generator is open: it does not slow down with
// the server).
//
// Prints one JSON object: asked, answers by status, broken connections, requests never sent, bytes received,
// and milliseconds (median, 90th, 99th and 99.9th hundredth, most) of the answers below 500.

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr auto grace = std::chrono::seconds{10}; // for what is still under way when the last request was due

struct Wanted {
    std::string method, target, headers, body;

    /// As it goes over the wire as the so-manieth arrival.
    [[nodiscard]] std::string written(std::size_t number) const
    {
        auto out = method + ' ' + target + " HTTP/1.1\r\nHost: bench.example\r\n";
        for (std::size_t at = 0; at < headers.size();) {
            auto const end = std::min(headers.find('|', at), headers.size());
            out += headers.substr(at, end - at) + "\r\n";
            at = end + 1;
        }
        auto const content = numbered(body, number);
        if (!content.empty()) out += "Content-Length: " + std::to_string(content.size()) + "\r\n";
        return numbered(out, number) + "\r\n" + content;
    }

private:
    static std::string numbered(std::string text, std::size_t number)
    {
        auto const digits = std::to_string(number);
        for (auto at = text.find('#'); at != std::string::npos; at = text.find('#', at + digits.size()))
            text.replace(at, 1, digits);
        return text;
    }
};

struct Due {
    std::size_t number;
    Clock::time_point when;
};

struct Tally {
    std::map<unsigned, std::size_t> by_status;
    std::vector<double> milliseconds;
    std::size_t broken = 0;
    std::size_t bytes = 0;

    [[nodiscard]] double at(double share) const
    {
        if (milliseconds.empty()) return 0;
        auto const last = milliseconds.size() - 1;
        return milliseconds[std::min(
            last, static_cast<std::size_t>(share * static_cast<double>(milliseconds.size())))];
    }
};

class Load;

/// One connection: opened when it is first needed, and again after the server closed it.
class Line : public std::enable_shared_from_this<Line> {
public:
    Line(asio::io_context& context, Load& load) : socket_{context}, load_{load} {}

    void ask(Due due, std::string text);

private:
    void send();
    void answered(boost::system::error_code failed);

    tcp::socket socket_;
    Load& load_;
    Due due_{};
    std::string text_;
    boost::beast::flat_buffer read_;
    std::optional<http::response_parser<http::string_body>> parser_;
    bool fresh_ = true;
};

class Load {
public:
    Load(tcp::endpoint server, double rate, std::size_t connections, double seconds,
         std::vector<Wanted> wanted)
        : server_{std::move(server)}, rate_{rate}, wanted_{std::move(wanted)},
          last_{static_cast<std::size_t>(rate * seconds)}, timer_{context_}
    {
        for (std::size_t i = 0; i < connections; ++i)
            idle_.push_back(std::make_shared<Line>(context_, *this));
    }

    void run()
    {
        next_ = Clock::now();
        wait();
        context_.run();
        std::sort(tally_.milliseconds.begin(), tally_.milliseconds.end());
    }

    void back(std::shared_ptr<Line> line)
    {
        idle_.push_back(std::move(line));
        hand_out();
        if (sent_all() && under_way_ == 0) timer_.cancel();
    }

    void ended() { --under_way_; }

    [[nodiscard]] tcp::endpoint const& server() const { return server_; }
    Tally& tally() { return tally_; }

    void print() const
    {
        std::string statuses;
        for (auto const& [status, count] : tally_.by_status)
            statuses += fmt::format("{}\"{}\":{}", statuses.empty() ? "" : ",", status, count);
        fmt::print("{{\"asked\":{},\"answers\":{{{}}},\"broken\":{},\"never_sent\":{},\"bytes\":{},"
                   "\"seconds\":{:.3f},"
                   "\"median\":{:.2f},\"p90\":{:.2f},\"p99\":{:.2f},\"p999\":{:.2f},\"most\":{:.2f}}}\n",
                   made_, statuses, tally_.broken, waiting_.size(), tally_.bytes,
                   static_cast<double>(last_) / rate_, tally_.at(.5), tally_.at(.9), tally_.at(.99),
                   tally_.at(.999), tally_.at(1));
    }

private:
    [[nodiscard]] bool sent_all() const { return made_ == last_ && waiting_.empty(); }

    void wait()
    {
        timer_.expires_at(next_);
        timer_.async_wait([this](boost::system::error_code failed) {
            if (!failed) arrive();
        });
    }

    void arrive()
    {
        auto const now = Clock::now();
        while (made_ < last_ && next_ <= now) {
            waiting_.push_back({made_++, next_});
            next_ += std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>{gap_(random_) / rate_});
        }
        hand_out();
        if (made_ < last_) return wait();
        timer_.expires_after(grace);
        timer_.async_wait([this](boost::system::error_code) { context_.stop(); });
    }

    void hand_out()
    {
        while (!waiting_.empty() && !idle_.empty()) {
            auto const due = waiting_.front();
            auto const line = idle_.front();
            waiting_.pop_front();
            idle_.pop_front();
            ++under_way_;
            line->ask(due, wanted_[due.number % wanted_.size()].written(due.number));
        }
    }

    asio::io_context context_{1};
    tcp::endpoint server_;
    double rate_;
    std::vector<Wanted> wanted_;
    std::size_t last_;
    asio::steady_timer timer_;
    std::mt19937_64 random_{20120130};
    std::exponential_distribution<double> gap_{1.0};
    Clock::time_point next_;
    std::size_t made_ = 0;
    std::size_t under_way_ = 0;
    std::deque<Due> waiting_;
    std::deque<std::shared_ptr<Line>> idle_;
    Tally tally_;
};

void Line::ask(Due due, std::string text)
{
    due_ = due;
    text_ = std::move(text);
    fresh_ = !socket_.is_open();
    if (!fresh_) return send();
    socket_.async_connect(load_.server(), [self = shared_from_this()](boost::system::error_code failed) {
        if (failed) return self->answered(failed);
        self->socket_.set_option(tcp::no_delay{true});
        self->send();
    });
}

void Line::send()
{
    parser_.emplace();
    parser_->body_limit(std::uint64_t{64} << 20);
    if (text_.starts_with("HEAD ")) parser_->skip(true);
    asio::async_write(socket_, asio::buffer(text_),
                      [self = shared_from_this()](boost::system::error_code failed, std::size_t) {
                          if (failed) return self->answered(failed);
                          http::async_read(self->socket_, self->read_, *self->parser_,
                                           [self](boost::system::error_code broken, std::size_t bytes) {
                                               self->load_.tally().bytes += bytes;
                                               self->answered(broken);
                                           });
                      });
}

void Line::answered(boost::system::error_code failed)
{
    auto& tally = load_.tally();
    bool const closed_while_idle = failed && !fresh_ && read_.size() == 0 && !parser_->got_some();
    if (failed || !parser_->get().keep_alive()) {
        boost::system::error_code ignored;
        socket_.close(ignored);
        read_.clear();
    }
    // What an idle connection was closed under is asked again, as every browser does.
    if (closed_while_idle) return ask(due_, std::move(text_));
    load_.ended();
    if (failed)
        ++tally.broken;
    else {
        auto const status = parser_->get().result_int();
        ++tally.by_status[status];
        if (status < 500)
            tally.milliseconds.push_back(
                std::chrono::duration<double, std::milli>(Clock::now() - due_.when).count());
    }
    load_.back(shared_from_this());
}

std::vector<Wanted> read_requests(std::istream& in)
{
    std::vector<Wanted> out;
    for (std::string line; std::getline(in, line);) {
        std::array<std::string, 4> fields;
        std::size_t at = 0;
        for (auto& field : fields) {
            auto const end = std::min(line.find('\t', at), line.size());
            field = line.substr(std::min(at, line.size()), end - std::min(at, end));
            at = end + 1;
        }
        if (!fields[1].empty()) out.push_back({fields[0], fields[1], fields[2], fields[3]});
    }
    return out;
}

std::optional<tcp::endpoint> endpoint_of(std::string const& text)
{
    auto const colon = text.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    boost::system::error_code failed;
    auto const address = asio::ip::make_address(text.substr(0, colon), failed);
    auto const port = std::atoi(text.c_str() + colon + 1);
    if (failed || port <= 0 || port > 65535) return std::nullopt;
    return tcp::endpoint{address, static_cast<unsigned short>(port)};
}

} // namespace

int main(int argc, char** argv)
{
    auto const server = argc == 5 ? endpoint_of(argv[1]) : std::nullopt;
    double const rate = argc == 5 ? std::atof(argv[2]) : 0;
    auto const connections = argc == 5 ? std::atol(argv[3]) : 0;
    double const seconds = argc == 5 ? std::atof(argv[4]) : 0;
    auto wanted = read_requests(std::cin);
    if (!server || rate <= 0 || connections <= 0 || seconds <= 0 || wanted.empty()) {
        std::cerr << "usage: bench_load ADDRESS:PORT RATE CONNECTIONS SECONDS < REQUESTS\n";
        return 2;
    }
    Load load{*server, rate, static_cast<std::size_t>(connections), seconds, std::move(wanted)};
    load.run();
    load.print();
    return 0;
}
