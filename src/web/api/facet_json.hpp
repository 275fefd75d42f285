#pragma once

#include "library/search/search.hpp"
#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

#include <vector>

namespace florilege::web {

/// How often things are, as the API writes it.
extern Object const facet_object;
boost::json::array facet_list(std::vector<library::Facet> const& facets);

} // namespace florilege::web
