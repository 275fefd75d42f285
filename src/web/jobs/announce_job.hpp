#pragma once

#include "web/jobs/job_kind.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

constexpr std::string_view announce_queue = "announce";

/// The hub of the site's public feeds (WebSub); empty where none is set, or where feeds have no address that
/// is the same for everyone.
std::string hub_of(Site const& site);

/// Tells the hub which public feeds of a library may show something else: what changes within half a minute
/// together, once. Never of what is private.
extern JobKind const announce_jobs;

} // namespace florilege::web
