#include "web/site/site.hpp"

#include "accounts/setup.hpp"

namespace florilege::web {
namespace {

bool nobody_can_sign_in(store::Database& database)
{
    return accounts::needs_setup(*database.read(accounts::authenticator));
}

} // namespace

Site::Site(store::Database& kept_in, Clock const& told_by, SiteOptions given)
    : database{kept_in}, clock{told_by}, options{std::move(given)}, seal{Seal::Key{}},
      sign_in_limits{told_by}, can_set_up{nobody_can_sign_in(kept_in)}
{}

} // namespace florilege::web
