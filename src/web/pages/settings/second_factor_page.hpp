#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const enrol_route;
extern Route const enrolment_route;
extern Route const confirm_enrolment_route;
extern Route const second_factor_off_route;
extern Route const new_recovery_codes_route;

} // namespace florilege::web
