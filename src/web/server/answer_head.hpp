#pragma once

#include "web/http/headers.hpp"
#include "web/http/response.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace florilege::web {

/// The status line and the fields of an answer as they go out, with the empty line that ends them. `stays`:
/// the connection serves another request after this. `length`: of the body, in bytes; nothing where the
/// answer has no body by its nature (304, 204).
std::string head_of(Response const& response, bool stays, std::optional<std::uint64_t> length);

/// Whether the client says that this request is its last on the connection (RFC 9112 section 9.6).
bool says_close(Headers const& headers);

} // namespace florilege::web
