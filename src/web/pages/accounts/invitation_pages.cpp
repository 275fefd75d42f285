#include "web/pages/accounts/invitation_pages.hpp"

#include "accounts/invitation.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/site.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/accounts/signed_in.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

using accounts::Purpose;

std::optional<accounts::Invitation> invitation_in(Asking const& asking, Purpose purpose)
{
    auto const session = asking.site.database.read(accounts::authenticator);
    if (purpose == Purpose::account && accounts::registration(*session) == accounts::Registration::closed)
        return std::nullopt;
    return accounts::invitation_of(*session, purpose, asking.capture(0), asking.now);
}

/// Unknown, used, withdrawn and ended, and a site that takes nobody new, are told apart by nothing.
Response worth_nothing(Asking const& asking)
{
    return error_page(asking, 404, std::string{asking.words().text("invitation.gone")});
}

struct Filled {
    std::string name = {};
    std::string message = {};
    int status = 200;
    std::chrono::seconds retry_after{0};
};

Response link_page(Asking const& asking, Purpose purpose, Filled const& filled)
{
    bool const joins = purpose == Purpose::account;
    PageDraft draft{joins ? "invitation" : "reset"};
    draft.title = std::string{asking.words().text(joins ? "invitation.title" : "reset.title")};
    draft.status = filled.status;
    draft.fields.set("action", (joins ? "/invitation/" : "/reset/") + asking.capture(0));
    draft.fields.set("name", filled.name);
    draft.fields.set("message", filled.message);
    draft.fields.set("welcome", asking.words().say("invitation.text",
                                                   {{"site", std::string_view{asking.site.face()->name}}}));
    return with_retry_after(page(asking, std::move(draft)), filled.retry_after);
}

Response show_invitation(Reading& reading)
{
    return invitation_in(reading, Purpose::account) ? link_page(reading, Purpose::account, {})
                                                    : worth_nothing(reading);
}

Response show_reset(Reading& reading)
{
    auto const link = invitation_in(reading, Purpose::password);
    if (!link) return worth_nothing(reading);
    auto const account =
        accounts::find_account(*reading.site.database.read(accounts::authenticator), link->account.value());
    return link_page(reading, Purpose::password, {account ? account->name : std::string{}});
}

Response accept(Changing& changing)
{
    Filled filled{changing.field("name")};
    auto const again = [&](int status, std::string message, std::chrono::seconds wait = {}) {
        filled.status = status;
        filled.message = std::move(message);
        filled.retry_after = wait;
        return link_page(changing, Purpose::account, filled);
    };
    auto const& words = changing.words();
    if (!invitation_in(changing, Purpose::account)) return worth_nothing(changing);
    auto const name = accounts::AccountName::parse(filled.name);
    if (!name) return again(422, std::string{words.text("name.fault")});
    auto const phc = hash_of_new_password(changing, changing.field("password"), *name);
    if (!phc) return again(phc.error().status, phc.error().message, phc.error().retry_after);

    Result<accounts::Account> account = Fault{};
    std::optional<accounts::NewSignIn> begun;
    changing.write([&](store::Transaction& transaction) {
        begun.reset();
        account = accounts::accept_invitation(
            transaction, changing.capture(0),
            {*name, std::string{digest::tag_of(changing.visitor.language)}, {}}, *phc, changing.now);
        if (account)
            begun = accounts::begin_sign_in(transaction, account->id,
                                            sign_in_draft(changing, accounts::Standing::whole));
    });
    if (account) {
        note_security(changing, "account made by a link", *account);
        return signed_in(changing, *account, *begun, {"/", {}});
    }
    // A link that is still good says that the name was the reason.
    return invitation_in(changing, Purpose::account) ? again(422, std::string{words.text("name.taken")})
                                                     : worth_nothing(changing);
}

Response reset(Changing& changing)
{
    auto const link = invitation_in(changing, Purpose::password);
    if (!link) return worth_nothing(changing);
    auto const account =
        accounts::find_account(*changing.site.database.read(accounts::authenticator), link->account.value());
    if (!account) return worth_nothing(changing);
    auto const name = accounts::AccountName::parse(account->name).value();
    auto const phc = hash_of_new_password(changing, changing.field("password"), name);
    if (!phc)
        return link_page(changing, Purpose::password,
                         {account->name, phc.error().message, phc.error().status, phc.error().retry_after});
    bool done = false;
    changing.write([&](store::Transaction& transaction) {
        done = accounts::accept_reset(transaction, changing.capture(0), *phc, changing.now).has_value();
    });
    // They sign in with it, and with their second step where they have one.
    if (!done) return worth_nothing(changing);
    note_security(changing, "password set by a link", account);
    return done_saying("/sign-in", "said.password-reset");
}

} // namespace

Route const invitation_page_route{Method::get, "/invitation/{secret}", Policy::Who::anyone, show_invitation,
                                  "The form of an invitation: whoever holds the link may have an account"};
Route const accept_invitation_route{Method::post,
                                    "/invitation/{secret}",
                                    Policy::Who::anyone,
                                    accept,
                                    "Uses an invitation: the account is there and signed in",
                                    Body::form};
Route const reset_page_route{Method::get, "/reset/{secret}", Policy::Who::anyone, show_reset,
                             "The form of a link that gives an account a new password"};
Route const reset_route{Method::post, "/reset/{secret}",  Policy::Who::anyone,
                        reset,        "Uses such a link", Body::form};

} // namespace florilege::web
