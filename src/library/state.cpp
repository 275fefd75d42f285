#include "library/state.hpp"

namespace florilege::library {
namespace {

constexpr std::string_view state_sql =
    "SELECT state FROM visible_library_state "
    "WHERE owner = ?1 AND face = CASE WHEN viewer() = ?1 THEN 0 ELSE 1 END";
constexpr std::string_view site_sql = "SELECT state FROM visible_library_state WHERE owner = 0 AND face = 1";

} // namespace

std::int64_t library_state(store::Session& session, accounts::AccountId owner)
{
    return session.integer(state_sql, owner).value_or(0);
}

std::int64_t site_state(store::Session& session)
{
    return session.integer(site_sql).value_or(0);
}

} // namespace florilege::library
