#include "web/pages/settings/second_factor_page.hpp"

#include "accounts/recovery_codes.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/sign_in.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/settings/security_page.hpp"
#include "web/pages/settings/settings_draft.hpp"
#include "web/site/qr_code.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

using Codes = std::array<std::string, accounts::recovery_code_count>;

Response not_done(Asking const& asking, Refusal const& why)
{
    return security_page(asking, {why.status, {}, why.message, why.retry_after});
}

/// The secret in groups of four, as people copy them.
std::string grouped(std::string const& text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += 4)
        out += (at == 0 ? "" : " ") + text.substr(at, 4);
    return out;
}

/// Nothing where no secret waits for its first code.
std::optional<Response> enrolment_page(Asking const& asking, std::string fault = {}, int status = 200)
{
    auto const secret =
        accounts::totp_to_confirm(*asking.site.database.read(accounts::authenticator), asking.account().id);
    if (!secret) return std::nullopt;
    auto draft = settings_draft(asking, "settings_second_step", "/settings/security");
    auto const uri = secret->uri(asking.site.face()->name, asking.account().name);
    draft.status = status;
    draft.fields.set("qr", qr_code(uri));
    draft.fields.set("uri", uri);
    draft.fields.set("secret", grouped(secret->text()));
    draft.fields.set("fault", std::move(fault));
    return page(asking, std::move(draft));
}

Response show(Reading& reading)
{
    auto waiting = enrolment_page(reading);
    return waiting ? std::move(*waiting) : see_other("/settings/security");
}

Response enrol(Changing& changing)
{
    if (auto const sure = confirm_password(changing); !sure) return not_done(changing, sure.error());
    changing.write([&](store::Transaction& transaction) {
        // One that is in force stays: the page says so.
        (void)accounts::enrol_totp(transaction, changing.account().id, changing.now);
    });
    return see_other("/settings/second-step");
}

Response codes_page(Asking const& asking, Codes const& codes)
{
    auto draft = settings_draft(asking, "settings_codes", "/settings/security");
    std::vector<text::Fields> rows;
    for (auto const& code : codes) {
        text::Fields row;
        row.set("code", code);
        rows.push_back(std::move(row));
    }
    draft.fields.list("codes", std::move(rows));
    return page(asking, std::move(draft));
}

Response confirm(Changing& changing)
{
    auto const name = accounts::AccountName::parse(changing.account().name).value();
    if (auto const may = may_try(changing, name, accounts::Proof::second_factor); !may)
        return not_done(changing, may.error());
    std::optional<Codes> codes;
    changing.write([&](store::Transaction& transaction) {
        if (!accounts::confirm_totp(transaction, changing.account().id, changing.field("code"), changing.now))
            return;
        codes = accounts::make_recovery_codes(transaction, changing.account().id);
        if (changing.visitor.sign_in)
            accounts::end_other_sign_ins(transaction, changing.account().id, changing.visitor.sign_in->id);
    });
    if (codes) {
        note_security(changing, "second step turned on");
        return codes_page(changing, *codes);
    }
    note_security(changing, "second step refused");
    auto waiting = enrolment_page(changing, std::string{changing.words().text("second.wrong")}, 422);
    return waiting ? std::move(*waiting) : see_other("/settings/security");
}

Response turn_off(Changing& changing)
{
    if (auto const sure = confirm_password(changing); !sure) return not_done(changing, sure.error());
    changing.write([&](store::Transaction& transaction) {
        accounts::disable_totp(transaction, changing.account().id);
        if (changing.visitor.sign_in)
            accounts::end_other_sign_ins(transaction, changing.account().id, changing.visitor.sign_in->id);
    });
    note_security(changing, "second step turned off");
    return done_saying("/settings/security", "said.one-step");
}

Response new_codes(Changing& changing)
{
    if (auto const sure = confirm_password(changing); !sure) return not_done(changing, sure.error());
    auto const secrets = changing.site.database.read(accounts::authenticator);
    if (accounts::second_factor_of(*secrets, changing.account().id) == accounts::SecondFactor::none)
        return not_found(changing);
    std::optional<Codes> codes;
    changing.write([&](store::Transaction& transaction) {
        codes = accounts::make_recovery_codes(transaction, changing.account().id);
    });
    note_security(changing, "recovery codes made");
    return codes_page(changing, *codes);
}

} // namespace

Route const enrol_route{Method::post,
                        "/settings/second-step",
                        Policy::Who::signed_in,
                        enrol,
                        "Hands out a secret for an authenticator app, to whoever types the password",
                        Body::form};
Route const enrolment_route{Method::get, "/settings/second-step", Policy::Who::signed_in, show,
                            "The secret that waits for its first code"};
Route const confirm_enrolment_route{
    Method::post,
    "/settings/second-step/confirm",
    Policy::Who::signed_in,
    confirm,
    "Puts the second step in force with a first code, and shows the recovery codes once",
    Body::form};
Route const second_factor_off_route{Method::post,
                                    "/settings/second-step/off",
                                    Policy::Who::signed_in,
                                    turn_off,
                                    "Takes the second step out of force, for whoever types the password",
                                    Body::form};
Route const new_recovery_codes_route{Method::post,
                                     "/settings/recovery-codes",
                                     Policy::Who::signed_in,
                                     new_codes,
                                     "Makes new recovery codes in place of the old ones and shows them once",
                                     Body::form};

} // namespace florilege::web
