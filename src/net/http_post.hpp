#pragma once

#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::net {

/// What a request may cost.
struct PostLimits {
    std::chrono::seconds connect{10};
    std::chrono::seconds whole{30}; ///< from the first try to connect to the last byte of the answer
    std::size_t answer = std::size_t{1} << 20; ///< bytes; what is longer counts as broken off
};

using FormFields = std::vector<std::pair<std::string_view, std::string>>;

/// Sends a form to an address of http or https that an administrator has set, and gives the status of the
/// answer. Leads to elsewhere (3xx) are not followed: they are an answer like others. The address may be one
/// of this machine: what comes from visitors must not get here. A Fault, with the address, where there was no
/// answer within the limits.
Result<int> post_form(text::Url const& address, FormFields const& fields, PostLimits const& limits = {});

} // namespace florilege::net
