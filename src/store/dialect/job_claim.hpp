#pragma once

#include "store/session.hpp"

#include <string_view>

namespace florilege::store {

/// The UPDATE that hands the job that has been due longest to a worker, and returns its id, queue, payload,
/// owner and tries. ?1 queue, ?2 now, ?3 the worker's name, ?4 until when it holds the job.
/// On PostgreSQL it steps over rows that another process is taking.
std::string_view job_claim_sql(Engine engine) noexcept;

} // namespace florilege::store
