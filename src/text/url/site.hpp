#pragma once

#include "text/url/url.hpp"

#include <string_view>

namespace florilege::text {

/// The domain that someone registered: the public suffix and one label before it, by Mozilla's public suffix
/// list with its private section ("blog.example.co.uk" gives "example.co.uk"). Empty where the host is an
/// address, is itself a public suffix, or is no domain. Borrowed from `url`, a last dot left out.
std::string_view registrable_domain(Url const& url);

/// What `site:` compares and a reader calls the site: the registrable domain, or the whole host where there
/// is none. Borrowed from `url`; empty without a host.
std::string_view site(Url const& url);

} // namespace florilege::text
