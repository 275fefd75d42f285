#pragma once

#include "library/saved_search.hpp"
#include "web/routes/route.hpp"

#include <string>

namespace florilege::web {

/// The library, asked that question.
std::string address_of(library::SavedSearch const& search);

extern Route const searches_page_route;
extern Route const save_search_route;
extern Route const rename_search_route;
extern Route const delete_search_route;

} // namespace florilege::web
