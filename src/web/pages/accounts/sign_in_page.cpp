#include "web/pages/accounts/sign_in_page.hpp"

#include "accounts/credentials.hpp"
#include "accounts/password_hash.hpp"
#include "web/http/cookies.hpp"
#include "web/pages/accounts/oidc_offer.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/accounts/second_step_page.hpp"
#include "web/pages/accounts/signed_in.hpp"
#include "web/site/door.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

Response show(Reading& reading)
{
    if (reading.visitor.account) return see_other(safe_path(reading.asked_for("next")));
    if (reading.site.can_set_up) return see_other("/set-up");
    SignInPage draft;
    draft.next = safe_path(reading.asked_for("next"));
    return sign_in_page(reading, draft);
}

/// Whose password that is; nothing where it is nobody's. Takes the same time for a name that nobody has.
std::optional<accounts::Account> checked(Changing& changing, accounts::AccountName const& name,
                                         std::string const& password)
{
    auto const& cost = changing.site.options.hash_cost;
    auto const session = changing.site.database.read(accounts::authenticator);
    auto account = accounts::find_account(*session, name);
    auto const phc = account ? accounts::password_of(*session, account->id) : std::nullopt;
    if (!phc) {
        accounts::check_nobody(password, cost);
        return std::nullopt;
    }
    switch (accounts::check(password, *phc, cost)) {
    case accounts::Check::wrong: return std::nullopt;
    case accounts::Check::right: return account;
    case accounts::Check::right_with_weaker_hash: break;
    }
    if (auto const again = accounts::Password::parse(password, name)) {
        auto const stronger = accounts::hashed(*again, cost);
        changing.write([&](store::Transaction& transaction) {
            accounts::strengthen_password(transaction, account->id, *phc, stronger);
        });
    }
    return account;
}

Response sign_in(Changing& changing)
{
    SignInPage again{safe_path(changing.field("next")), changing.field("kept"), changing.field("name")};
    auto const password = changing.field("password");
    auto const refused = [&](Refusal const& why) {
        again.status = why.status;
        again.said = why.message;
        return with_retry_after(sign_in_page(changing, again), why.retry_after);
    };
    Refusal wrong;
    wrong.message = changing.words().text("sign-in.wrong");
    auto const name = accounts::AccountName::parse(again.name);
    if (!name) {
        note_security(changing, "sign-in refused");
        return refused(wrong);
    }
    if (auto const may = may_try(changing, *name, accounts::Proof::password); !may)
        return refused(may.error());
    auto const place = place_to_hash(changing);
    if (!place) return refused(place.error());
    auto const account = checked(changing, *name, password);
    if (!account) {
        note_security(changing, "sign-in refused",
                      accounts::find_account(*changing.site.database.read(accounts::authenticator), *name));
        return refused(wrong);
    }

    return sign_in_as(changing, *account, {again.next, again.kept});
}

Response sign_out(Changing& changing)
{
    auto const& sign_in = changing.visitor.sign_in;
    if (sign_in) {
        note_security(changing, "signed out");
        changing.write([&](store::Transaction& transaction) {
            accounts::end_sign_in(transaction, sign_in->account, sign_in->id);
        });
    }
    auto response = done_saying("/sign-in", "said.signed-out");
    response.headers.add("set-cookie",
                         set_cookie({sign_in_cookie, "", std::chrono::seconds{0}, changing.request.secure}));
    response.headers.add("clear-site-data", "\"cache\", \"storage\"");
    return response;
}

} // namespace

Response sign_in_page(Asking const& asking, SignInPage const& draft)
{
    PageDraft page_draft{"sign_in"};
    auto& fields = page_draft.fields;
    page_draft.title = std::string{asking.words().text("sign-in.title")};
    fields.set("message", !draft.said.empty()      ? draft.said
                          : !draft.message.empty() ? std::string{asking.words().text(draft.message)}
                                                   : std::string{});
    fields.set("next", draft.next);
    fields.set("kept", draft.kept);
    fields.set("name", draft.name);
    auto const* const other = oidc_offered(asking);
    fields.set("other_site", other == nullptr
                                 ? std::string{}
                                 : asking.words().say("oidc.button", {{"name", other->options().name}}));
    page_draft.status = draft.status;
    return page(asking, std::move(page_draft));
}

Route const sign_in_page_route{Method::get, "/sign-in", Policy::Who::anyone, show, "The form to sign in"};
Route const sign_in_route{Method::post, "/sign-in", Policy::Who::anyone, sign_in, "Signs in with a password",
                          Body::form};
Route const sign_out_route{
    Method::post, "/sign-out", Policy::Who::anyone, sign_out, "Ends the browser's sign-in", Body::form};

} // namespace florilege::web
