#pragma once

#include "web/routes/route.hpp"

/// What people show to everyone.
namespace florilege::web {

extern Route const api_read_person;
extern Route const api_search_person;
extern Route const api_issues_of_person;
extern Route const api_issue_of_person;

} // namespace florilege::web
