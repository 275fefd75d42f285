#pragma once

#include "web/http/address.hpp"
#include "web/http/headers.hpp"
#include "web/http/spool.hpp"
#include "web/http/target.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace florilege::web {

enum class Method { get, head, post, put, patch, erase, options };

/// "GET"; nothing for methods we do not know.
std::optional<Method> method_named(std::string_view name) noexcept;
std::string_view name_of(Method method) noexcept;

/// A request, read whole. What is longer than a route takes in memory is in a file.
struct Request {
    Method method = Method::get;
    Target target;
    Headers headers;
    std::string body;
    std::shared_ptr<Spool> spooled; ///< in place of `body`, where the route takes uploads
    Address client;                 ///< who asks, seen through trusted proxies
    bool secure = false;            ///< came by https, to us or to a trusted proxy
    std::string host;               ///< as the browser calls us: "links.example.net", "127.0.0.1:8787"
    std::string id;                 ///< 16 letters, for the log and error pages

    /// "https://links.example.net"
    std::string origin() const { return (secure ? "https://" : "http://") + host; }
};

} // namespace florilege::web
