#pragma once

#include "web/http/headers.hpp"
#include "web/http/spool.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace florilege::web {

/// What kind of answer it is: decides the headers that protect it (header_class.cpp has the table).
enum class HeaderClass {
    page,     ///< our pages, errors included
    json,     ///< our API
    feed,     ///< Atom, RSS, JSON Feed, OPML
    asset,    ///< our style sheet, scripts and pictures
    download, ///< exports
    health,   ///< live, ready, metrics
};

/// Bytes that live as long as the program.
struct StaticBytes {
    std::string_view bytes;
    std::string_view compressed; ///< the same by gzip; empty where that is not smaller
};

/// An answer, but for what every answer gets on its way out: date, length, compression, the headers of its
/// class.
struct Response {
    int status = 200;
    HeaderClass kind = HeaderClass::page;
    std::string type = {}; ///< Content-Type; empty without a body
    Headers headers = {};
    std::variant<std::string, StaticBytes, SpoolRange> body = {};
    std::string etag = {};  ///< strong, without quotes; a request that has it is answered 304
    std::string nonce = {}; ///< of the scripts of a page
    std::string_view route =
        "-"; ///< the pattern of what answered, for log and metrics; lives as long as the program

    std::size_t length() const noexcept;
};

/// "Not Found".
std::string_view reason_of(int status) noexcept;

} // namespace florilege::web
