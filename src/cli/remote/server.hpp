#pragma once

#include "accounts/account.hpp"
#include "cli/command.hpp"
#include "exchange/source.hpp"
#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <boost/json/fwd.hpp>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::net {
struct HttpAnswer;
struct HttpRequest;
} // namespace florilege::net

namespace florilege::cli {

/// Parameters of an address; empty values are left out.
using Parameters = std::vector<std::pair<std::string_view, std::string>>;

/// What a site answered.
struct Answered {
    std::shared_ptr<boost::json::value const> body; ///< null where there is none
    std::string change;                             ///< names the change that was made; empty where none was

    /// The body, which must be an object; throws where it is none, as a site of another kind may send it.
    boost::json::object const& object() const;
    /// The objects in its field `items`, or another.
    boost::json::array const& items(std::string_view field = "items") const;
};

/// That it was done, where the answer says no more.
Result<void> done(Result<Answered> const& answered);

/// A file of this machine that a site is sent.
struct FileToSend {
    std::function<std::unique_ptr<exchange::Source>()> open; ///< may throw std::system_error
    std::optional<std::uint64_t> size = {};                  ///< in bytes; nothing: it is not known
    bool opens_again = true;                                 ///< false for what can be read only once
};

/// Whether --server names a library elsewhere.
bool is_remote(Context const& context) noexcept;

/// A library on another machine, asked through the API of its site. What a site refuses is a Fault in its
/// words; so is what keeps its answer from coming, after a few tries where asking twice does no harm. What
/// comes as an answer and is none of this API throws.
class Server {
public:
    /// The site of --server with the token of --token; says where the token would travel unprotected. A Fault
    /// where there is no token, or the address is none.
    static Result<Server> of(Context const& context);

    /// `path` is what stands behind /api/v1/, with what came from people encoded by step().
    Result<Answered> get(std::string_view path, Parameters const& parameters = {}) const;
    Result<Answered> post(std::string_view path, boost::json::value const& body) const;
    Result<Answered> post(std::string_view path) const; ///< without a body
    Result<Answered> patch(std::string_view path, boost::json::value const& body) const;
    Result<Answered> put(std::string_view path, boost::json::value const& body) const;
    Result<Answered> erase(std::string_view path) const;

    /// Sends a file, never holding it whole. `file` is opened once for each try: where it can be read only
    /// once there is only one.
    Result<Answered> send_file(std::string_view path, Parameters const& parameters,
                               FileToSend const& file) const;

    /// How many items are in a file that is written into `out` while it comes, and how many were left out.
    struct Written {
        std::int64_t written = 0;
        std::int64_t left_out = 0;
    };
    Result<Written> fetch_file(std::string_view path, Parameters const& parameters, std::ostream& out) const;

    /// Whose token it is, for the language and the zone they are answered in.
    Result<accounts::Account> account() const;

private:
    Server(text::Url site, std::string token) : site_{std::move(site)}, token_{std::move(token)} {}

    net::HttpRequest request(std::string method, std::string_view path, Parameters const& parameters) const;
    Result<Answered> change(std::string method, std::string_view path, boost::json::value const& body) const;
    /// How often a request may be sent.
    enum class Tries { one, several };
    Result<net::HttpAnswer> answer_to(std::function<net::HttpRequest()> const& make,
                                      Tries allowed = Tries::several, std::ostream* into = nullptr) const;
    Result<net::HttpAnswer> settled(net::HttpAnswer answer) const;

    text::Url site_; ///< its path ends in a slash
    std::string token_;
};

/// One step of a path, with everything encoded that would not stay one.
std::string step(std::string_view text);

} // namespace florilege::cli
