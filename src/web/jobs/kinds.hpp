#pragma once

#include "web/jobs/job_kind.hpp"

#include <span>

namespace florilege::web {

/// All jobs that the program does by itself.
std::span<JobKind const> all_job_kinds();

} // namespace florilege::web
