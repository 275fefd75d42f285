#include "web/pages/admin/admin_accounts.hpp"

#include "accounts/disabling.hpp"
#include "accounts/invitation.hpp"
#include "accounts/second_factor.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/admin/admin_page.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

Response refused(Asking const& asking, int status, std::string why)
{
    AdminShown shown;
    shown.status = status;
    shown.fault = std::move(why);
    return admin_page(asking, shown);
}

/// The address of a new link, shown this once.
Response with_link(Asking const& asking, Result<accounts::NewInvitation> const& made, std::string_view text)
{
    if (!made) return refused(asking, 422, in_words(asking.words(), made.error()));
    AdminShown shown;
    shown.link = asking.base_url() + made->path();
    shown.link_text = std::string{asking.words().text(text)};
    return admin_page(asking, shown);
}

Response invite(Changing& changing)
{
    Result<accounts::NewInvitation> made = Fault{};
    changing.write([&](store::Transaction& transaction) {
        made = accounts::invite(transaction, changing.account().id, changing.now);
    });
    note_security(changing, "invitation made");
    return with_link(changing, made, "admin.link-account");
}

Response withdraw(Changing& changing)
{
    auto const id = PublicId::parse(changing.field("id"));
    bool withdrawn = false;
    if (id)
        changing.write([&](store::Transaction& transaction) {
            withdrawn = accounts::withdraw_invitation(transaction, changing.account().id, *id);
        });
    if (!withdrawn) return not_found(changing);
    note_security(changing, "invitation withdrawn");
    return done_saying("/admin", "said.revoked");
}

/// The account that a form names.
std::optional<accounts::Account> account_in(Changing& changing)
{
    auto const id = changing.field("account");
    auto const all = accounts::all_accounts(*changing.site.database.read(accounts::authenticator));
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.public_id.text() == id; });
    return found == all.end() ? std::nullopt : std::optional{*found};
}

/// Does something to the account that a form names, which is as good as opening it: who asks for it types
/// their own password.
template <class Work> Response with_password(Changing& changing, Work const& work)
{
    auto const account = account_in(changing);
    if (!account) return not_found(changing);
    if (auto const sure = confirm_password(changing); !sure)
        return with_retry_after(refused(changing, sure.error().status, sure.error().message),
                                sure.error().retry_after);
    return work(*account);
}

Response reset(Changing& changing)
{
    return with_password(changing, [&](accounts::Account const& account) {
        Result<accounts::NewInvitation> made = Fault{};
        changing.write([&](store::Transaction& transaction) {
            made = accounts::invite_to_reset(transaction, changing.account().id, account.id, changing.now);
        });
        note_security(changing, "link to a new password made", account);
        return with_link(changing, made, "admin.link-password");
    });
}

Response lift_second_step(Changing& changing)
{
    return with_password(changing, [&](accounts::Account const& account) {
        Result<void> lifted = {};
        changing.write([&](store::Transaction& transaction) {
            lifted = accounts::disable_lost_totp(transaction, account.id);
        });
        if (!lifted)
            return refused(changing, 422, std::string{changing.words().text("admin.no-second-step")});
        note_security(changing, "second step lifted", account);
        return done_saying("/admin", "said.lifted");
    });
}

Response disable(Changing& changing)
{
    return with_password(changing, [&](accounts::Account const& account) {
        Result<void> closed = {};
        changing.write([&](store::Transaction& transaction) {
            closed = accounts::disable_account(transaction, account.id, changing.now);
        });
        if (!closed) return refused(changing, 422, std::string{changing.words().text("admin.last-owner")});
        note_security(changing, "account closed", account);
        return done_saying("/admin", "said.disabled");
    });
}

Response enable(Changing& changing)
{
    auto const account = account_in(changing);
    if (!account) return not_found(changing);
    changing.write([&](store::Transaction& transaction) {
        (void)accounts::enable_account(transaction, account->id, changing.now);
    });
    note_security(changing, "account opened", account);
    return done_saying("/admin", "said.enabled");
}

} // namespace

Route const invite_route{Method::post,
                         "/admin/invitations",
                         Policy::Who::site_owner,
                         invite,
                         "Makes a link with which somebody may have an account, and shows it once",
                         Body::form};
Route const withdraw_invitation_route{Method::post,
                                      "/admin/invitations/withdraw",
                                      Policy::Who::site_owner,
                                      withdraw,
                                      "Makes a link that was handed out worthless",
                                      Body::form};
Route const invite_to_reset_route{Method::post,
                                  "/admin/accounts/reset",
                                  Policy::Who::site_owner,
                                  reset,
                                  "Makes a link with which an account gets a new password, and shows it once",
                                  Body::form};
Route const disable_account_route{Method::post,
                                  "/admin/accounts/disable",
                                  Policy::Who::site_owner,
                                  disable,
                                  "Closes an account: nobody signs in to it, its library stays",
                                  Body::form};
Route const lift_second_step_route{Method::post,
                                   "/admin/accounts/one-step",
                                   Policy::Who::site_owner,
                                   lift_second_step,
                                   "Asks no second step of an account whose phone and codes are lost",
                                   Body::form};
Route const enable_account_route{Method::post, "/admin/accounts/enable", Policy::Who::site_owner,
                                 enable,       "Opens an account again", Body::form};

} // namespace florilege::web
