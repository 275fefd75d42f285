#include "web/site/site.hpp"

#include "accounts/setup.hpp"
#include "accounts/site.hpp"
#include "accounts/site_secret.hpp"

namespace florilege::web {
namespace {

bool nobody_can_sign_in(store::Database& database)
{
    return accounts::needs_setup(*database.read(accounts::authenticator));
}

/// Cursors and undo notices that browsers carry are good after a restart, too.
Seal::Key sealing_key(store::Database& database)
{
    auto secret = accounts::find_site_secret(*database.read(accounts::authenticator));
    if (!secret)
        database.write(
            [&](store::Transaction& transaction) { secret = accounts::make_site_secret(transaction); });
    return secret->derive("seal");
}

} // namespace

Site::Site(store::Database& kept_in, Clock const& told_by, SiteOptions given)
    : database{kept_in}, clock{told_by}, options{std::move(given)}, seal{sealing_key(kept_in)},
      uploads{options.uploads}, sign_in_limits{told_by}, oidc{options.oidc ? std::make_unique<OidcProvider>(
                                                                                 *options.oidc, told_by)
                                                                           : nullptr},
      can_set_up{nobody_can_sign_in(kept_in)}
{
    read_face();
}

void Site::read_face()
{
    auto const reader = database.read(accounts::authenticator);
    auto const url = options.public_url.empty()
                         ? accounts::site_setting(*reader, accounts::Setting::public_url)
                         : options.public_url;
    face_.store(std::make_shared<SiteFace const>(
        SiteFace{accounts::site_setting(*reader, accounts::Setting::site_name), url}));
}

} // namespace florilege::web
