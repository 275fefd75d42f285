#include "web/pages/accounts/set_up_page.hpp"

#include "accounts/setup.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/accounts/signed_in.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

Response set_up_page(Asking const& asking, std::string code, std::string name, std::string message = {},
                     int status = 200)
{
    PageDraft draft{"set_up"};
    draft.title = std::string{asking.words().text("set-up.title")};
    draft.fields.set("message", std::move(message));
    draft.fields.set("code", std::move(code));
    draft.fields.set("name", std::move(name));
    draft.status = status;
    return page(asking, std::move(draft));
}

/// The name of the account that the command line has made, if it made one.
std::string name_so_far(Asking const& asking)
{
    auto const accounts = accounts::all_accounts(*asking.site.database.read(accounts::authenticator));
    return accounts.empty() ? std::string{} : accounts.front().name;
}

Response show(Reading& reading)
{
    auto const code = reading.asked_for("code");
    // Who has the code may know the name; who has not is told nothing.
    return set_up_page(reading, code,
                       reading.site.set_up_token.is(code) ? name_so_far(reading) : std::string{});
}

Response set_up(Changing& changing)
{
    auto const code = changing.field("code");
    auto const typed = changing.field("name");
    auto const& words = changing.words();
    auto const refused = [&](Refusal const& why) {
        return with_retry_after(set_up_page(changing, code, typed, why.message, why.status), why.retry_after);
    };
    auto const again = [&](std::string_view key) {
        return set_up_page(changing, code, typed, std::string{words.text(key)}, 422);
    };
    auto const name = accounts::AccountName::parse(typed);
    // Guessing the code is counted like guessing a password.
    auto const counted = name ? *name : accounts::AccountName::parse("owner").value();
    if (auto const may = may_try(changing, counted, accounts::Proof::password); !may)
        return refused(may.error());
    if (!changing.site.set_up_token.is(code)) {
        note_security(changing, "set-up refused");
        return again("set-up.wrong-code");
    }
    if (!name) return again("name.fault");
    auto const phc = hash_of_new_password(changing, changing.field("password"), *name);
    if (!phc) return refused(phc.error());

    Result<accounts::Account> account = Fault{};
    std::optional<accounts::NewSignIn> begun;
    changing.write([&](store::Transaction& transaction) {
        account = accounts::complete_setup(
            transaction, {*name, std::string{digest::tag_of(changing.visitor.language)}, {}}, *phc,
            changing.now);
        if (!account) return;
        begun = accounts::begin_sign_in(transaction, account->id,
                                        sign_in_draft(changing, accounts::Standing::whole));
    });
    if (!account) return again("name.taken");
    changing.site.can_set_up = false;
    note_security(changing, "set up", *account);
    return signed_in(changing, *account, *begun, {"/", {}});
}

} // namespace

Route const set_up_page_route{Method::get, "/set-up", Policy::Who::before_set_up, show,
                              "The form with which the site's owner begins"};
Route const set_up_route{
    Method::post,
    "/set-up",
    Policy::Who::before_set_up,
    set_up,
    "Gives the site its first password, to whoever knows the code that the server printed",
    Body::form};

} // namespace florilege::web
