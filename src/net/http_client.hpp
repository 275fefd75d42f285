#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::net {

/// What an exchange may cost.
struct ExchangeLimits {
    std::chrono::seconds connect{10};
    std::chrono::seconds idle{60}; ///< without one byte in either direction
    std::chrono::seconds whole{0}; ///< from the first try to connect to the last byte of the answer; 0: any
    std::size_t answer = std::size_t{64} << 20; ///< bytes kept in memory; what is longer counts as broken off
};

/// Gives the next bytes of a body and how many; 0 at its end. May throw: the exchange ends then, and what was
/// thrown goes on to who asked.
using BodySource = std::function<std::size_t(std::span<char>)>;

struct HttpRequest {
    std::string method = "GET";
    text::Url address;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};                  ///< where there is no source
    BodySource source = {};                 ///< a body that never stands in memory
    std::optional<std::uint64_t> size = {}; ///< of what the source gives, where that is known
};

struct HttpAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers = {}; ///< names in small letters
    std::string body = {};                                         ///< empty where it went into a stream

    /// The value of a header; empty where there is none.
    std::string_view header(std::string_view name) const noexcept;
};

/// Why there is no answer.
struct NoAnswer : ExpectedFailure {
    enum class Why {
        unreachable, ///< no such name, nobody there: the request was not sent
        untrusted,   ///< its certificate does not hold
        broken_off,  ///< it began, and did not come to its end
        too_slow,
        too_long,
    };
    Why why = Why::unreachable;
    std::string reason = {}; ///< for people
};

/// Sends one request of http or https to an address that a person or an administrator has set, and gives the
/// answer, whatever its status; leads to elsewhere (3xx) are not followed. Certificates are checked: those
/// who may sign them are the system's, or in the file that the environment's SSL_CERT_FILE names. The body of
/// a 200 goes into `into`, where there is one, as it comes; every other into memory. The address may be one
/// of this machine: what comes from visitors must not get here.
Result<HttpAnswer, NoAnswer> exchange(HttpRequest const& request, ExchangeLimits const& limits = {},
                                      std::ostream* into = nullptr);

} // namespace florilege::net
