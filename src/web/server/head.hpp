#pragma once

#include "prelude/result.hpp"
#include "web/http/headers.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// Why a head is no head of a request, and the status that says so.
struct HeadFault : ExpectedFailure {
    int status = 400;
    std::string_view reason;
    bool operator==(HeadFault const&) const = default;
};

/// The head of a request, read strictly.
struct Head {
    std::string_view method;
    std::string_view target;
    bool version_1_1;
    Headers headers;
    std::string host;
    std::optional<std::uint64_t> length; ///< Content-Length
    bool chunked = false;
};

/// Reads a head with its empty line at the end. Everything that two servers could understand in two ways is
/// refused (RFC 9112 sections 2.2, 5.1, 5.2, 6.1, 6.3): a line that does not end in CR LF, a line that goes
/// on in the next, blanks before a colon, two lengths, a length beside an encoding, another encoding than
/// "chunked" (501), no host or two.
Result<Head, HeadFault> read_head(std::string_view bytes, std::size_t most_fields);

} // namespace florilege::web
