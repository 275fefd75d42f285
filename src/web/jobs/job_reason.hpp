#pragma once

#include "prelude/result.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

/// Why a job failed, as it is kept with the job: in English, with the sentence that pages say in other
/// languages where there is one.
std::string job_reason(std::string_view text, Saying const& saying);

/// What a job was put aside with: the reason in English, and that sentence. A word such as "disk-full" is a
/// reason without one.
Fault failure_in(std::string_view reason);

} // namespace florilege::web
