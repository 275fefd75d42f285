#pragma once

#include "web/http/request.hpp"
#include "web/http/response.hpp"

namespace florilege::web {

/// Does to an answer what every answer gets on its way out: the headers of its class, 304 for what the asker
/// has already, the part that was asked for, compression where it is not compressed yet, and no body for
/// HEAD. Afterwards `headers` is all there is to send but date, length and connection.
void finish(Response& response, Request const& request);

/// Whether the request has this version already: If-None-Match wins over If-Modified-Since (RFC 9110 section
/// 13.2.2), entity tags are compared weakly.
bool is_fresh(Request const& request, Response const& response);

/// Whether an answer to it may be compressed (Accept-Encoding).
bool takes_gzip(Request const& request);

} // namespace florilege::web
