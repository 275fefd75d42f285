#include "web/pages/settings/security_page.hpp"

#include "accounts/credentials.hpp"
#include "accounts/identity.hpp"
#include "accounts/recovery_codes.hpp"
#include "accounts/second_factor.hpp"
#include "prelude/iso_time.hpp"
#include "web/pages/accounts/oidc_offer.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/pages/settings/settings_draft.hpp"
#include "web/site/browser_name.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

using text::Fields;

std::vector<Fields> sign_in_fields(Asking const& asking, store::Session& session)
{
    std::vector<Fields> rows;
    for (auto const& one : accounts::sign_ins_of(session, asking.account().id, asking.now)) {
        if (one.standing != accounts::Standing::whole) continue;
        Fields row;
        auto const name = browser_name(one.agent);
        row.set("browser",
                name.empty() ? std::string{asking.words().text("settings.browser-unknown")} : name);
        row.set("sign_in", one.id.text());
        row.set("seen_iso", iso_seconds(one.last_seen));
        row.set("seen", day_in_words(asking, one.last_seen));
        row.set("since_iso", iso_seconds(one.created));
        row.set("since", day_in_words(asking, one.created));
        row.say("this_one", asking.visitor.sign_in && asking.visitor.sign_in->id == one.id);
        rows.push_back(std::move(row));
    }
    return rows;
}

void add_other_site(Fields& fields, Asking const& asking, store::Session& secrets)
{
    auto const* const other = oidc_offered(asking);
    if (other == nullptr) return fields.set("other_site", "");
    auto const& [who, words] = std::pair{asking.account().id, &asking.words()};
    std::string_view const name = other->options().name;
    auto const since = accounts::connected_since(secrets, who, other->options().issuer);
    auto const day = since ? day_in_words(asking, *since) : std::string{};
    fields.set("other_site", words->say("oidc.title", {{"name", name}}));
    fields.set("other_site_text",
               since ? words->say("oidc.since", {{"name", name}, {"day", std::string_view{day}}})
                     : words->say("oidc.text", {{"name", name}}));
    fields.say("connected", since.has_value());
    fields.say("has_password", accounts::password_of(secrets, who).has_value());
}

Response show(Reading& reading)
{
    return security_page(reading, {});
}

Response change_password(Changing& changing)
{
    auto const refused = [&](Refusal const& why) {
        return security_page(changing, {why.status, why.message, {}, why.retry_after});
    };
    if (auto const sure = confirm_password(changing); !sure) return refused(sure.error());
    auto const name = accounts::AccountName::parse(changing.account().name).value();
    auto const phc = hash_of_new_password(changing, changing.field("password"), name);
    if (!phc) return refused(phc.error());
    changing.write([&](store::Transaction& transaction) {
        accounts::set_password(transaction, changing.account().id, *phc, changing.now,
                               changing.visitor.sign_in ? std::optional{changing.visitor.sign_in->id}
                                                        : std::nullopt);
    });
    note_security(changing, "password changed");
    return done_saying("/settings/security", "said.password");
}

Response end_one(Changing& changing)
{
    auto const id = PublicId::parse(changing.field("sign-in"));
    bool ended = false;
    if (id)
        changing.write([&](store::Transaction& transaction) {
            ended = accounts::end_sign_in(transaction, changing.account().id, *id);
        });
    if (!ended) return not_found(changing);
    note_security(changing, "another browser signed out");
    return done_saying("/settings/security", "said.signed-out-there");
}

Response end_others(Changing& changing)
{
    // A program with a token has no sign-in of its own to keep.
    if (!changing.visitor.sign_in) return not_found(changing);
    changing.write([&](store::Transaction& transaction) {
        accounts::end_other_sign_ins(transaction, changing.account().id, changing.visitor.sign_in->id);
    });
    note_security(changing, "other browsers signed out");
    return done_saying("/settings/security", "said.signed-out-there");
}

} // namespace

Response security_page(Asking const& asking, SecurityFaults const& faults)
{
    auto draft = settings_draft(asking, "settings_security", "/settings/security");
    auto const who = asking.account().id;
    auto const secrets = asking.site.database.read(accounts::authenticator);
    bool const two_steps = accounts::second_factor_of(*secrets, who) != accounts::SecondFactor::none;
    auto const left = static_cast<std::int64_t>(accounts::recovery_codes_left(*secrets, who));
    auto rows = sign_in_fields(asking, *asking.site.database.read(asking.visitor.viewer().number()));
    draft.status = faults.status;
    draft.fields.set("account_name", asking.account().name);
    draft.fields.set("password_fault", faults.password);
    draft.fields.set("step_fault", faults.second_step);
    draft.fields.set("oidc_fault", faults.oidc);
    add_other_site(draft.fields, asking, *secrets);
    draft.fields.say("two_steps", two_steps);
    draft.fields.set("codes_left", asking.words().say("settings.codes-left", {{"count", left}}));
    draft.fields.say("several", rows.size() > 1);
    draft.fields.list("sign_ins", std::move(rows));
    return with_retry_after(page(asking, std::move(draft)), faults.retry_after);
}

Route const security_route{Method::get, "/settings/security", Policy::Who::signed_in, show,
                           "Password, second step, and the browsers that are signed in"};
Route const change_own_password_route{Method::post,
                                      "/settings/password",
                                      Policy::Who::signed_in,
                                      change_password,
                                      "Changes the password, and signs other browsers out",
                                      Body::form};
Route const end_sign_in_route{Method::post, "/settings/sign-ins/end", Policy::Who::signed_in,
                              end_one,      "Signs one browser out",  Body::form};
Route const end_other_sign_ins_route{Method::post,
                                     "/settings/sign-ins/end-others",
                                     Policy::Who::signed_in,
                                     end_others,
                                     "Signs all browsers out but the one that asks",
                                     Body::form};

} // namespace florilege::web
