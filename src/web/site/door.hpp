#pragma once

#include "web/routes/route.hpp"
#include "web/site/asking.hpp"

namespace florilege::web {

constexpr std::string_view sign_in_cookie = "florilege";
constexpr std::string_view device_cookie = "device";

/// Finds out who asks: by the cookie of a sign-in, or for routes of the API by a bearer token. Whoever brings
/// nothing that holds is nobody.
Visitor visitor_of(Site& site, Request const& request, Proof proof, Time now);

/// Who brings the secret of a private feed; nobody for any other text.
Visitor feed_visitor(Site& site, Request const& request, std::string_view secret);

/// The language of a browser that wants one of ours most (Accept-Language), English else.
Language language_wanted(Headers const& headers);

/// Whether a page of this site asks, as the browser says (Sec-Fetch-Site, Origin).
bool is_from_here(Asking const& asking);

/// Whether a change may be asked for like that: from our own pages, with the token of the visitor's forms. A
/// bearer token is proof enough. `token` is what came with the form.
bool is_meant(Asking const& asking, std::string_view token);

} // namespace florilege::web
