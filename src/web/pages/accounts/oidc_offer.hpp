#pragma once

#include "web/site/asking.hpp"

#include <string>

namespace florilege::web {

constexpr std::string_view oidc_cookie = "oidc";

/// The other site that signs people in, where there is one and people can come back from it to the address by
/// which we are asked; null else.
OidcProvider* oidc_offered(Asking const& asking);

/// The address to come back to.
std::string oidc_back(Asking const& asking);

/// What can go wrong with it, each a page of its own words.
enum class OidcTrouble {
    denied,   ///< the other site says no
    late,     ///< not of this browser, or too long ago
    used,     ///< came back before
    provider, ///< the other site is away, or what it says is not believed
    unknown,  ///< nobody here is connected with it
    closed,   ///< and nobody new is taken
    disabled, ///< who is connected is not let in
    taken,    ///< another account is connected with it
    changed,  ///< somebody else is signed in than who began to connect
};

/// The page that says so, with a way back to where it began.
Response oidc_trouble(Asking const& asking, OidcTrouble trouble, OidcAttempt const& attempt);

/// That cookie is worth nothing any more.
void forget_attempt(Response& response, Asking const& asking);

} // namespace florilege::web
