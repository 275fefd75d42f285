#pragma once

#include "web/routes/route.hpp"
#include "web/site/asking.hpp"

#include <string>

namespace florilege::web {

/// What a form of the page says when it comes back.
struct SecurityFaults {
    int status = 200;
    std::string password = {};    ///< at the form for a new password
    std::string second_step = {}; ///< at those of the second step
    std::chrono::seconds retry_after{0};
    std::string oidc = {}; ///< at that of the other site that signs people in
};
Response security_page(Asking const& asking, SecurityFaults const& faults);

extern Route const security_route;
extern Route const change_own_password_route;
extern Route const end_sign_in_route;
extern Route const end_other_sign_ins_route;

} // namespace florilege::web
