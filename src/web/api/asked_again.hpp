#pragma once

#include "web/site/asking.hpp"

#include <functional>

namespace florilege::web {

/// Longest key that a request may bring, in characters.
constexpr std::size_t longest_key = 255;

/// Answers a request for a change as its Idempotency-Key says: where the same was asked under that key before
/// it gives the answer that was given then, and makes no change. The answer is kept in the transaction of the
/// change that `work` makes by Changing::change(); one that refuses is not, since nothing was done. Without a
/// key it does the work.
///
/// Else than that: 400 for what is no key, 409 with Retry-After while the first request is under way, 422
/// where something else was asked under it.
Response answered_once(Changing& changing, std::function<Response()> const& work);

} // namespace florilege::web
