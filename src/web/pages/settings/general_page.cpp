#include "web/pages/settings/general_page.hpp"

#include "library/profile.hpp"
#include "web/api/choices.hpp"
#include "web/http/cookies.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/settings/settings_draft.hpp"
#include "web/site/security_log.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::chrono::seconds theme_lasts = std::chrono::days{400}; // browsers keep no cookie for longer

struct Choice {
    std::string_view value;
    std::string_view key; ///< of its message
};
constexpr std::array<Choice, 3> languages{
    {{"", "settings.language.browser"}, {"en", "settings.language.en"}, {"fr", "settings.language.fr"}}};
constexpr std::array<Choice, 3> themes{
    {{"auto", "settings.theme.auto"}, {"light", "settings.theme.light"}, {"dark", "settings.theme.dark"}}};
constexpr std::array<Choice, 3> profiles{{{"while-public", "settings.profile.while-public"},
                                          {"always", "settings.profile.always"},
                                          {"never", "settings.profile.never"}}};

std::vector<Fields> choice_fields(Words const& words, std::array<Choice, 3> const& choices,
                                  std::string_view chosen)
{
    std::vector<Fields> out;
    for (auto const& choice : choices) {
        Fields fields;
        fields.set("value", std::string{choice.value});
        fields.set("choice", std::string{words.text(choice.key)});
        fields.say("chosen", choice.value == chosen);
        out.push_back(std::move(fields));
    }
    return out;
}

bool is_of(std::array<Choice, 3> const& choices, std::string_view value)
{
    return std::any_of(choices.begin(), choices.end(), [&](Choice const& one) { return one.value == value; });
}

std::vector<Fields> zone_fields()
{
    std::vector<Fields> out;
    for (auto& name : digest::Zone::names()) {
        Fields fields;
        fields.set("zone_name", std::move(name));
        out.push_back(std::move(fields));
    }
    return out;
}

/// What stands in the forms of the page.
struct General {
    std::string language;
    std::string zone;
    std::string theme;
    std::string profile;
    std::string name;
    std::string zone_fault = {};
    std::string name_fault = {};
    Refusal password = {}; ///< why the name stays; no message: it was not asked
};

General general_of(Asking const& asking, store::Session& session)
{
    auto const& account = asking.account();
    auto const theme =
        cookie(asking.request.headers, cookie_name("theme", asking.request.secure)).value_or("auto");
    return {account.locale.empty() ? std::string{}
                                   : std::string{digest::tag_of(digest::language_of(account.locale))},
            account.time_zone, is_of(themes, theme) ? std::string{theme} : "auto",
            std::string{word_of(library::profile_shown(session, account.id))}, account.name};
}

Response general_page(Asking const& asking, General const& shown)
{
    auto draft = settings_draft(asking, "settings", "/settings");
    auto const& words = asking.words();
    draft.fields.list("languages", choice_fields(words, languages, shown.language));
    draft.fields.list("themes", choice_fields(words, themes, shown.theme));
    draft.fields.list("profiles", choice_fields(words, profiles, shown.profile));
    draft.fields.list("zones", zone_fields());
    draft.fields.set("zone", shown.zone);
    draft.fields.set("zone_fault", shown.zone_fault);
    draft.fields.set("zone_now", words.say("settings.zone-now", {{"zone", asking.visitor.zone.name()}}));
    draft.fields.set("account_name", shown.name);
    draft.fields.set("name_fault", shown.name_fault);
    draft.fields.set("password_fault", shown.password.message);
    draft.fields.say("has_password", has_password(asking));
    draft.fields.set("profile_address", asking.base_url() + "/u/" + asking.account().name);
    if (!shown.zone_fault.empty() || !shown.name_fault.empty()) draft.status = 422;
    if (!shown.password.message.empty()) draft.status = shown.password.status;
    return with_retry_after(page(asking, std::move(draft)), shown.password.retry_after);
}

Response show(Reading& reading)
{
    return general_page(reading, general_of(reading, reading.session));
}

Response save(Changing& changing)
{
    General sent{changing.field("language"), changing.field("zone"), changing.field("theme"),
                 changing.field("profile"), changing.account().name};
    if (!is_of(languages, sent.language) || !is_of(themes, sent.theme) || !is_of(profiles, sent.profile))
        return error_page(changing, 422);
    if (!sent.zone.empty() && !digest::Zone::named(sent.zone)) {
        sent.zone_fault = std::string{changing.words().text("settings.zone-fault")};
        return general_page(changing, sent);
    }
    changing.write([&](store::Transaction& transaction) {
        transaction.see_as(changing.account().id.value);
        accounts::AccountChange change;
        change.locale = sent.language;
        change.time_zone = sent.zone;
        accounts::change_account(transaction, changing.account().id, change).value();
        library::show_profile(transaction, changing.account().id, profile_shown_of(sent.profile));
    });
    auto response = done_saying("/settings", "said.account");
    bool const automatic = sent.theme == "auto";
    response.headers.add(
        "set-cookie",
        set_cookie({"theme", automatic ? std::string_view{} : std::string_view{sent.theme},
                    automatic ? std::chrono::seconds{0} : theme_lasts, changing.request.secure}));
    return response;
}

/// Old addresses of the person end with the name, and it is what one signs in with, which is why it is asked
/// for by itself and with the password.
Response rename(Changing& changing)
{
    auto shown = general_of(changing, *changing.read());
    shown.name = changing.field("name");
    auto const& words = changing.words();
    auto const name = accounts::AccountName::parse(shown.name);
    if (!name) {
        shown.name_fault = std::string{words.text("name.fault")};
        return general_page(changing, shown);
    }
    if (auto const sure = confirm_password_if_any(changing, changing.field("current")); !sure) {
        shown.password = sure.error();
        return general_page(changing, shown);
    }
    Result<accounts::Account> renamed = Fault{};
    changing.write([&](store::Transaction& transaction) {
        accounts::AccountChange change;
        change.name = *name;
        renamed = accounts::change_account(transaction, changing.account().id, change);
    });
    if (renamed) note_security(changing, "account renamed");
    if (!renamed) {
        shown.name_fault = std::string{words.text("name.taken")};
        return general_page(changing, shown);
    }
    return done_saying("/settings", "said.account");
}

} // namespace

Route const settings_route{Method::get, "/settings", Policy::Who::signed_in, show,
                           "Language, time zone, look, public page and name of the account"};
Route const save_settings_route{
    Method::post, "/settings", Policy::Who::signed_in, save, "Changes these settings", Body::form};
Route const rename_account_route{
    Method::post,
    "/settings/name",
    Policy::Who::signed_in,
    rename,
    "Gives the account another name, and its public page another address, to whoever types the "
    "password",
    Body::form};

} // namespace florilege::web
