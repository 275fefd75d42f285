#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_compose_digest;
extern Route const api_list_digests;
extern Route const api_order_digest;
extern Route const api_read_digest;
extern Route const api_edit_digest;
extern Route const api_remove_digest;
extern Route const api_publish_digest;
extern Route const api_list_issues;
extern Route const api_read_issue;

} // namespace florilege::web
