#include "web/pages/accounts/second_step_page.hpp"

#include "accounts/recovery_codes.hpp"
#include "accounts/second_factor.hpp"
#include "web/http/cookies.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/site/door.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

Response step_page(Asking const& asking, GoOn const& on, std::string message = {}, int status = 200)
{
    PageDraft draft{"second_step"};
    draft.title = std::string{asking.words().text("second.title")};
    draft.fields.set("message", std::move(message));
    draft.fields.set("next", on.next);
    draft.fields.set("kept", on.kept);
    draft.status = status;
    return page(asking, std::move(draft));
}

Response show(Reading& reading)
{
    return step_page(reading, {safe_path(reading.asked_for("next")), {}});
}

Response check(Changing& changing)
{
    GoOn const on{safe_path(changing.field("next")), changing.field("kept")};
    auto const code = changing.field("code");
    auto const& account = *changing.visitor.half_way;
    auto const name = accounts::AccountName::parse(account.name).value();
    if (auto const may = may_try(changing, name, accounts::Proof::second_factor); !may)
        return with_retry_after(step_page(changing, on, may.error().message, may.error().status),
                                may.error().retry_after);
    std::optional<accounts::NewSignIn> whole;
    changing.write([&](store::Transaction& transaction) {
        if (accounts::check_totp(transaction, account.id, code, changing.now) ||
            accounts::use_recovery_code(transaction, account.id, code))
            whole = accounts::complete_sign_in(transaction, *changing.visitor.sign_in, changing.now);
    });
    if (!whole) {
        note_security(changing, "second step refused", account);
        return step_page(changing, on, std::string{changing.words().text("second.wrong")}, 422);
    }
    note_security(changing, "second step shown", account);
    return signed_in(changing, account, *whole, on);
}

} // namespace

Response sign_in_as(Changing& changing, accounts::Account const& account, GoOn const& on)
{
    bool const two_steps = accounts::second_factor_of(*changing.site.database.read(accounts::authenticator),
                                                      account.id) != accounts::SecondFactor::none;
    auto const draft =
        sign_in_draft(changing, two_steps ? accounts::Standing::half_way : accounts::Standing::whole);
    std::optional<accounts::NewSignIn> begun;
    changing.write([&](store::Transaction& transaction) {
        // The browser forgets the one it had.
        if (auto const& had = changing.visitor.sign_in)
            accounts::end_sign_in(transaction, had->account, had->id);
        begun = accounts::begin_sign_in(transaction, account.id, draft);
    });
    return two_steps ? to_second_step(changing, *begun, on) : signed_in(changing, account, *begun, on);
}

Response to_second_step(Changing& changing, accounts::NewSignIn const& half_way, GoOn const& on)
{
    auto visitor = changing.visitor;
    visitor.secret = half_way.secret;
    Asking const then{changing.site, changing.request, changing.match, visitor, changing.now};
    auto response = step_page(then, on);
    response.headers.add(
        "set-cookie", set_cookie({sign_in_cookie, half_way.secret, std::nullopt, changing.request.secure}));
    return response;
}

Route const second_step_page_route{Method::get, "/sign-in/second", Policy::Who::half_way, show,
                                   "The form for the code of the second step"};
Route const second_step_route{Method::post,
                              "/sign-in/second",
                              Policy::Who::half_way,
                              check,
                              "Completes a sign-in with a code of an app or a recovery code",
                              Body::form};

} // namespace florilege::web
