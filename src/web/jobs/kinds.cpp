#include "web/jobs/kinds.hpp"

#include "web/jobs/announce_job.hpp"
#include "web/jobs/digest_job.hpp"
#include "web/jobs/import_job.hpp"
#include "web/jobs/undo_job.hpp"

#include <array>

namespace florilege::web {

std::span<JobKind const> all_job_kinds()
{
    static std::array const kinds{import_jobs, undo_jobs, digest_jobs, announce_jobs};
    return kinds;
}

} // namespace florilege::web
