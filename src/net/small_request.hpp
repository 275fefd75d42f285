#pragma once

#include "net/http_client.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::net {

/// What a request may cost.
struct RequestLimits {
    std::chrono::seconds connect{10};
    std::chrono::seconds whole{30}; ///< from the first try to connect to the last byte of the answer
    std::size_t answer = std::size_t{1} << 20; ///< bytes; what is longer counts as broken off
};

using FormFields = std::vector<std::pair<std::string_view, std::string>>;

/// A request with little to say and a short answer, to an address of http or https that an administrator has
/// set, or that a site they trust has named.
struct SmallRequest {
    text::Url address;
    std::optional<FormFields> form = {}; ///< is sent by POST; without one it is a GET
    std::string authorization = {};      ///< the header of that name; empty: none
};

/// Sends one and gives what was answered, whatever its status. Leads to elsewhere (3xx) are not followed:
/// they are an answer like others. The address may be one of this machine: what comes from visitors must not
/// get here. A Fault, with the address, where there was no whole answer within the limits; it tells nothing
/// of what was sent.
Result<HttpAnswer> answer_to(SmallRequest const& request, RequestLimits const& limits = {});

/// The header with which a client that has a secret is known (RFC 7617), each half encoded as in a form, as
/// OAuth wants it (RFC 6749 section 2.3.1).
std::string basic_authorization(std::string_view client, std::string_view secret);

} // namespace florilege::net
