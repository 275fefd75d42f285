#pragma once

#include "web/routes/route.hpp"
#include "web/site/asking.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

/// The page to sign in.
struct SignInPage {
    std::string next = {};         ///< where to go on; a path of ours
    std::string kept = {};         ///< a form that was sent by nobody, packed (site/kept_form.hpp)
    std::string name = {};         ///< as it was typed
    std::string_view message = {}; ///< the key of what to say
    std::string said = {};         ///< the same in words, in its place
    int status = 200;
};
Response sign_in_page(Asking const& asking, SignInPage const& draft);

extern Route const sign_in_page_route;
extern Route const sign_in_route;
extern Route const sign_out_route;

} // namespace florilege::web
