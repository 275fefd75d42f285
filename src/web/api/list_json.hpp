#pragma once

#include "library/lists/list_outline.hpp"
#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

namespace florilege::web {

/// Lists as the API writes them.
extern Object const list_object;       ///< without what stands in it
extern Object const whole_list_object; ///< with it

boost::json::object list_json(library::ListHead const& list);

/// A list with its entries, and of the others those inside it. `all` are the lists of its owner as the viewer
/// may see them.
boost::json::object whole_list_json(store::Session& session, std::vector<library::ListHead> const& all,
                                    library::ListHead const& list);

} // namespace florilege::web
