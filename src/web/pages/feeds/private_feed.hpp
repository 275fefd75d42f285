#pragma once

#include "accounts/account.hpp"
#include "store/session.hpp"
#include "web/routes/route.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// Under a secret in place of a name: whole libraries, searches in them and digests, as their owners see
/// them.
extern std::array<Route, 3> const private_feed_routes;

/// Where the feed with that secret is, without its ending.
std::string private_feed_path(std::string_view secret);

/// The name of a private feed in the database: of the whole library where the question is empty; and the
/// question of a name, nothing where it is the name of no such feed.
std::string private_feed_name(std::string_view question);
std::optional<std::string> private_feed_question(std::string_view name);

/// The same for the feed of a digest, which must be on the site.
std::string private_digest_feed_name(std::string_view slug);
bool is_on_site(store::Session& session, accounts::AccountId owner, std::string_view slug);
std::optional<std::string> private_feed_digest(std::string_view name);

} // namespace florilege::web
