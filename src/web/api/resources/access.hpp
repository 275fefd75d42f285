#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

/// Who and what reaches the account: tokens of programs, browsers that are signed in, and private feeds.
extern Route const api_tokens;
extern Route const api_revoke_token;
extern Route const api_sign_ins;
extern Route const api_end_sign_in;
extern Route const api_private_feeds;
extern Route const api_make_private_feed;
extern Route const api_revoke_private_feed;

} // namespace florilege::web
