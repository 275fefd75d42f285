#pragma once

#include "web/http/headers.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// The value of the cookie of that name that a request brings. Of two none is believed: another host of the
/// same domain may have set one.
std::optional<std::string_view> cookie(Headers const& headers, std::string_view name);

struct CookieDraft {
    std::string_view name;
    std::string_view value;                  ///< letters, digits, "-" and "_"
    std::optional<std::chrono::seconds> age; ///< nothing: until the browser closes; 0: forget it
    bool secure;                             ///< over https: the name gets the prefix __Host-
};

/// A Set-Cookie: HttpOnly, SameSite=Lax, for every path of this very host.
std::string set_cookie(CookieDraft const& draft);

/// The name as it is sent: "__Host-name" over https.
std::string cookie_name(std::string_view name, bool secure);

} // namespace florilege::web
