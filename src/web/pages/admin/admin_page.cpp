#include "web/pages/admin/admin_page.hpp"

#include "accounts/invitation.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/site.hpp"
#include "prelude/iso_time.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/page.hpp"
#include "web/site/site_settings.hpp"

namespace florilege::web {
namespace {

using accounts::Setting;
using text::Fields;

std::vector<Fields> account_fields(Asking const& asking, store::Session& secrets)
{
    std::vector<Fields> rows;
    for (auto const& account : accounts::all_accounts(secrets)) {
        Fields row;
        row.set("account", account.name);
        row.set("account_id", account.public_id.text());
        row.say("owns", account.role == accounts::Role::owner);
        row.say("disabled", account.disabled.has_value());
        row.say("two_steps", accounts::second_factor_of(secrets, account.id) != accounts::SecondFactor::none);
        row.say("other", account.id != asking.account().id);
        row.set("since_iso", iso_seconds(account.created));
        row.set("since", day_in_words(asking, account.created));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Fields> invitation_fields(Asking const& asking, store::Session& session)
{
    std::vector<Fields> rows;
    auto const& words = asking.words();
    for (auto const& one : accounts::invitations_of(session, asking.account().id, asking.now)) {
        Fields row;
        row.set("invitation_id", one.id.text());
        row.set("good_for",
                std::string{words.text(one.purpose == accounts::Purpose::account ? "admin.for-account"
                                                                                 : "admin.for-password")});
        row.set("until_iso", iso_seconds(one.expires));
        row.set("until", day_in_words(asking, one.expires));
        rows.push_back(std::move(row));
    }
    return rows;
}

Response show(Reading& reading)
{
    return admin_page(reading, {});
}

std::string_view fault_key(Setting setting)
{
    switch (setting) {
    case Setting::site_name: return "admin.name-fault";
    case Setting::public_url: return "admin.url-fault";
    case Setting::registration:
    case Setting::tag_authority: break;
    }
    return "error.422.text";
}

Response save_site(Changing& changing)
{
    AdminShown shown;
    shown.site_name = changing.field("site_name");
    shown.public_url = changing.field("public_url");
    shown.closed = changing.field("registration") == "closed";
    std::vector<std::pair<Setting, std::string>> wanted{
        {Setting::site_name, shown.site_name}, {Setting::registration, changing.field("registration")}};
    if (!shown.public_url.empty()) wanted.emplace_back(Setting::public_url, shown.public_url);
    if (auto const wrong = set_site_settings(changing, wanted)) {
        shown.status = 422;
        shown.site_fault = std::string{changing.words().text(fault_key(wrong->setting))};
        return admin_page(changing, shown);
    }
    return done_saying("/admin", "said.account");
}

} // namespace

Response admin_page(Asking const& asking, AdminShown const& shown)
{
    PageDraft draft{"admin"};
    draft.title = std::string{asking.words().text("admin.title")};
    draft.status = shown.status;
    auto const secrets = asking.site.database.read(accounts::authenticator);
    auto const own = asking.site.database.read(asking.visitor.viewer().number());
    auto& fields = draft.fields;
    fields.list("accounts", account_fields(asking, *secrets));
    auto open = invitation_fields(asking, *own);
    fields.say("any_open", !open.empty());
    fields.list("invitations", std::move(open));
    bool const comes_back = !shown.site_fault.empty();
    bool const closed = accounts::registration(*secrets) == accounts::Registration::closed;
    fields.say("closed", closed);
    fields.say("invites", !closed);
    fields.say("picks_closed", comes_back ? shown.closed : closed);
    fields.set("site_name",
               comes_back ? shown.site_name : accounts::site_setting(*secrets, Setting::site_name));
    fields.set("public_url",
               comes_back ? shown.public_url : accounts::site_setting(*secrets, Setting::public_url));
    fields.set("site_fault", shown.site_fault);
    fields.set("fault", shown.fault);
    fields.set("link", shown.link);
    fields.set("link_text", shown.link_text);
    return page(asking, std::move(draft));
}

Route const admin_route{Method::get, "/admin", Policy::Who::site_owner, show,
                        "Accounts, invitations and what is set for the whole site"};
Route const site_settings_route{
    Method::post, "/admin/site", Policy::Who::site_owner, save_site, "Sets what holds for the whole site",
    Body::form};

} // namespace florilege::web
