#pragma once

#include "web/routes/route.hpp"
#include "web/site/asking.hpp"

#include <string>

namespace florilege::web {

/// What the page shows once, and what a form of it says when it comes back.
struct AdminShown {
    int status = 200;
    std::string link = {};       ///< an address to hand over
    std::string link_text = {};  ///< what it is good for
    std::string fault = {};      ///< of what was asked for
    std::string site_fault = {}; ///< at the form of the site
    std::string site_name = {};  ///< as it was typed, where it comes back
    std::string public_url = {};
    bool closed = false;
};
Response admin_page(Asking const& asking, AdminShown const& shown);

extern Route const admin_route;
extern Route const site_settings_route;

} // namespace florilege::web
