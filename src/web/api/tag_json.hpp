#pragma once

#include "library/tags/tag_page.hpp"
#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

namespace florilege::web {

/// Tags as the API writes them.
extern Object const tag_object;
extern Object const tag_page_object;

boost::json::object tag_json(library::Tag const& tag);
boost::json::object tag_page_json(library::TagPage const& page);

} // namespace florilege::web
