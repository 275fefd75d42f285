#include "store/dialect/job_claim.hpp"

namespace florilege::store {
namespace {

constexpr std::string_view sqlite_sql = "UPDATE job SET worker = ?3, due = ?4, tries = tries + 1"
                                        " WHERE id = (SELECT id FROM job WHERE queue = ?1 AND due <= ?2 AND "
                                        "dead IS NULL ORDER BY due, id LIMIT 1)"
                                        " RETURNING id, queue, payload, owner, tries";

constexpr std::string_view postgres_sql =
    "UPDATE job SET worker = ?3, due = ?4, tries = tries + 1"
    " WHERE id = (SELECT id FROM job WHERE queue = ?1 AND due <= ?2 AND dead IS NULL ORDER BY due, id LIMIT 1"
    " FOR UPDATE SKIP LOCKED)"
    " RETURNING id, queue, payload, owner, tries";

} // namespace

std::string_view job_claim_sql(Engine engine) noexcept
{
    return engine == Engine::sqlite ? sqlite_sql : postgres_sql;
}

} // namespace florilege::store
