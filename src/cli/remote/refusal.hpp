#pragma once

#include "net/http_client.hpp"
#include "prelude/result.hpp"
#include "text/url/url.hpp"

#include <cstddef>

namespace florilege::cli {

/// Why a site's answer did not come, and what to do.
Fault no_answer(text::Url const& site, net::NoAnswer const& why);

/// What an answer that refuses says: the problem's own words with each wrong field; of one that is no
/// problem of this API, that the site is of another kind or another version.
Fault refusal(text::Url const& site, net::HttpAnswer const& answer);

/// That --limit is more than a site tells of at once.
Fault above_limit(std::size_t most);

} // namespace florilege::cli
