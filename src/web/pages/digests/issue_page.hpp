#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const digest_issues_route;
extern Route const digest_issue_route;
extern Route const own_digest_route;
extern Route const own_issue_route;

} // namespace florilege::web
