#include "cli/remote/server.hpp"

#include "cli/remote/refusal.hpp"
#include "cli/remote/values.hpp"
#include "net/http_client.hpp"
#include "prelude/ids.hpp"
#include "text/url/percent.hpp"
#include "text/url/typed_address.hpp"
#include "web/oidc/options.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <ostream>
#include <stdexcept>
#include <thread>

namespace florilege::cli {
namespace {

namespace json = boost::json;

// A request that was lost is sent this often in all; one that a busy site turned away, too.
constexpr int tries = 3;
constexpr std::chrono::seconds longest_wait{10}; ///< of what a site asks us to wait before we ask again

Result<std::string> token_of(Place const& place)
{
    auto token = place.token;
    if (!place.token_file.empty()) {
        std::ifstream file{place.token_file};
        if (!std::getline(file, token)) return Fault{place.token_file, "no token can be read there"};
    }
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.pop_back();
    if (token.empty())
        return Fault{"--server",
                     "needs a token of that site: in FLORILEGE_TOKEN, in the file that --token-file "
                     "names, or as --token; `florilege token create` prints one there"};
    // It stands on a line of its own in the request.
    bool const plain = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!plain) return Fault{"--token", "is no token: it has other characters than those of one"};
    return token;
}

Result<text::Url> site_of(std::string const& address)
{
    auto url = text::read_typed_address(address);
    if (!url) return Fault{"--server " + address, url.error().reason()};
    if (!url->is_web() || url->query() || url->fragment() || !url->username().empty())
        return Fault{"--server " + address, "is no address of a site, such as https://links.example.net/"};
    if (url->text().ends_with('/')) return std::move(*url);
    auto whole = text::Url::parse(url->text() + "/");
    if (!whole) return Fault{"--server " + address, whole.error().text()};
    return std::move(*whole);
}

json::value parsed(net::HttpAnswer const& answer, std::string const& site)
{
    json::error_code broken;
    auto value = json::parse(answer.body, broken);
    if (broken) throw std::runtime_error{site + ": what it answers is no JSON: is a Florilege site there?"};
    return value;
}

std::chrono::seconds wait_of(net::HttpAnswer const& answer)
{
    auto const text = answer.header("retry-after");
    int seconds = 1;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return std::chrono::seconds{seconds};
}

/// A busy site, and one that is still making the change that an earlier try asked for, say when to ask again.
bool may_be_asked_again(net::HttpAnswer const& answer)
{
    return answer.status == 503 || (answer.status == 409 && !answer.header("retry-after").empty());
}

std::int64_t number_in(net::HttpAnswer const& answer, std::string_view header)
{
    auto const text = answer.header(header);
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

bool is_remote(Context const& context) noexcept
{
    return !context.place.server.empty();
}

std::string step(std::string_view text)
{
    std::string encoded;
    text::append_percent_encoded(encoded, text, text::EncodeSet::all_but("-_~"));
    return encoded;
}

json::object const& Answered::object() const
{
    if (!body || !body->is_object())
        throw std::runtime_error{"the site's answer is not what its API promises"};
    return body->get_object();
}

json::array const& Answered::items(std::string_view field) const
{
    return object().at(field).as_array();
}

Result<void> done(Result<Answered> const& answered)
{
    if (!answered) return answered.error();
    return {};
}

Result<Server> Server::of(Context const& context)
{
    auto site = site_of(context.place.server);
    if (!site) return site.error();
    auto token = token_of(context.place);
    if (!token) return token.error();
    if (!web::is_private_to_send(*site))
        context.terminal.err << fmt::format(
            "florilege: {}: the token travels unprotected, for all on its way to read; use https\n",
            site->text());
    return Server{std::move(*site), std::move(*token)};
}

Result<Answered> Server::get(std::string_view path, Parameters const& parameters) const
{
    auto const answer = answer_to([&] { return request("GET", path, parameters); });
    if (!answer) return answer.error();
    return Answered{std::make_shared<json::value const>(parsed(*answer, site_.text())), {}};
}

Result<Answered> Server::post(std::string_view path, json::value const& body) const
{
    return change("POST", path, body);
}
Result<Answered> Server::post(std::string_view path) const
{
    return change("POST", path, nullptr);
}
Result<Answered> Server::patch(std::string_view path, json::value const& body) const
{
    return change("PATCH", path, body);
}
Result<Answered> Server::put(std::string_view path, json::value const& body) const
{
    return change("PUT", path, body);
}
Result<Answered> Server::erase(std::string_view path) const
{
    return change("DELETE", path, nullptr);
}

Result<Answered> Server::change(std::string method, std::string_view path, json::value const& body) const
{
    // Made up once, so that each try is the same request to the site.
    auto const key = PublicId::random().text();
    auto const answer = answer_to([&] {
        auto made = request(method, path, {});
        if (method == "POST") made.headers.emplace_back("Idempotency-Key", key);
        if (!body.is_null()) {
            made.headers.emplace_back("Content-Type", "application/json");
            made.body = json::serialize(body);
        }
        return made;
    });
    if (!answer) return answer.error();
    Answered answered{nullptr, std::string{answer->header("florilege-change")}};
    if (!answer->body.empty())
        answered.body = std::make_shared<json::value const>(parsed(*answer, site_.text()));
    return answered;
}

Result<Answered> Server::send_file(std::string_view path, Parameters const& parameters,
                                   FileToSend const& file) const
{
    auto const key = PublicId::random().text();
    auto const make = [&] {
        auto made = request("POST", path, parameters);
        made.headers.emplace_back("Idempotency-Key", key);
        made.headers.emplace_back("Content-Type", "application/octet-stream");
        made.size = file.size;
        made.source = [source = std::shared_ptr<exchange::Source>{file.open()}](std::span<char> into) {
            return source->read(into);
        };
        return made;
    };
    auto const answer = answer_to(make, file.opens_again ? Tries::several : Tries::one);
    if (!answer) return answer.error();
    return Answered{std::make_shared<json::value const>(parsed(*answer, site_.text())), {}};
}

Result<Server::Written> Server::fetch_file(std::string_view path, Parameters const& parameters,
                                           std::ostream& out) const
{
    auto const answer = answer_to([&] { return request("GET", path, parameters); }, Tries::several, &out);
    if (!answer) return answer.error();
    return Written{number_in(*answer, "florilege-written"), number_in(*answer, "florilege-left-out")};
}

Result<accounts::Account> Server::account() const
{
    auto const answered = get("account");
    if (!answered) return answered.error();
    auto const& object = answered->object();
    auto const role = text_in(object, "role") == "owner" ? accounts::Role::owner : accounts::Role::member;
    return accounts::Account{accounts::AccountId{0},
                             PublicId{{}},
                             text_in(object, "name"),
                             role,
                             text_in(object, "language"),
                             text_in(object, "time_zone"),
                             Time{},
                             {}};
}

net::HttpRequest Server::request(std::string method, std::string_view path,
                                 Parameters const& parameters) const
{
    auto address = site_.text() + "api/v1/";
    address += path;
    char before = '?';
    for (auto const& [name, value] : parameters) {
        if (value.empty()) continue;
        address += before;
        (address += name) += '=';
        address += step(value);
        before = '&';
    }
    net::HttpRequest made{std::move(method), text::Url::parse(address).value()};
    made.headers.emplace_back("Authorization", "Bearer " + token_);
    made.headers.emplace_back("Accept", "application/json");
    return made;
}

Result<net::HttpAnswer> Server::answer_to(std::function<net::HttpRequest()> const& make, Tries allowed,
                                          std::ostream* into) const
{
    for (int nth = allowed == Tries::one ? tries : 1;; ++nth) {
        auto const asked = make();
        // Asked again, a POST is known by its key, and the others would not be told from a second change.
        bool const harmless = into == nullptr && asked.method != "PATCH" && asked.method != "DELETE";
        auto answer = net::exchange(asked, {}, into);
        if (!answer) {
            using Why = net::NoAnswer::Why;
            bool const was_lost =
                answer.error().why == Why::broken_off || answer.error().why == Why::too_slow;
            if (was_lost && harmless && nth < tries) continue;
            return no_answer(site_, answer.error());
        }
        if (!may_be_asked_again(*answer) || nth == tries || wait_of(*answer) > longest_wait)
            return settled(std::move(*answer));
        std::this_thread::sleep_for(wait_of(*answer));
    }
}

Result<net::HttpAnswer> Server::settled(net::HttpAnswer answer) const
{
    if (answer.status >= 200 && answer.status < 300) return answer;
    return refusal(site_, answer);
}

} // namespace florilege::cli
