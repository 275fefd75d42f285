#pragma once

#include "web/feeds/feed_answer.hpp"
#include "web/pages/digests/site_digest.hpp"
#include "web/routes/route.hpp"

#include <array>

namespace florilege::web {

/// Of a digest that everyone can read, and of all of these of one person: an entry an issue.
extern std::array<Route, 3> const digest_feed_routes;
extern std::array<Route, 3> const person_digests_feed_routes;

/// The feed of one digest as the session reads it; `found` says where it is and who may keep it.
Response digest_feed(Reading& reading, FeedForm form, SiteDigest const& digest, FeedFound found);

} // namespace florilege::web
