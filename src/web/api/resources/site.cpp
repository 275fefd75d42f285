#include "web/api/resources/site.hpp"

#include "accounts/invitation.hpp"
#include "accounts/site.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/choices.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/times.hpp"
#include "web/site/security_log.hpp"
#include "web/site/site_settings.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;
using accounts::Setting;

constexpr std::array<std::string_view, 2> registration_words{"invite", "closed"};

constexpr std::array site_fields{
    must("name", Shape::text(), "What the site is called"),
    must("public_url", Shape::text().or_null(), "How the world calls it; null where that was not said"),
    must("registration", Shape::one_of(registration_words),
         "`invite`: its owner invites people; `closed`: nobody is added"),
};
constexpr Object site_object{"Site", "What is set for the whole site", site_fields};

Response site_answer(store::Session& secrets)
{
    auto const url = accounts::site_setting(secrets, Setting::public_url);
    return json_answer(
        json::object{{"name", accounts::site_setting(secrets, Setting::site_name)},
                     {"public_url", url.empty() ? json::value{} : json::value(url)},
                     {"registration", accounts::site_setting(secrets, Setting::registration)}});
}

Response read(Reading& reading, Input const&)
{
    return site_answer(*reading.site.database.read(accounts::authenticator));
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The settings", &site_object}}};
constexpr ApiDoc read_doc{.id = "readSite", .chapter = "The site", .answers = read_answers};

constexpr std::array edit_fields{
    may("name", Shape::text(100, 1), "What the site is called"),
    may("public_url", Shape::url(), "How the world calls it, without a slash at its end"),
    may("registration", Shape::one_of(registration_words), "Whether its owner invites people"),
};
constexpr Object edit_object{"SiteToChange", "What is to be another", edit_fields};

std::string_view field_of(Setting setting)
{
    return setting == Setting::site_name ? "name" : accounts::name_of(setting);
}

Response edit(Changing& changing, Input const& given)
{
    std::vector<std::pair<Setting, std::string>> wanted;
    for (auto const setting : {Setting::site_name, Setting::public_url, Setting::registration})
        if (auto const value = given.maybe_text(field_of(setting))) wanted.emplace_back(setting, *value);
    if (auto const wrong = set_site_settings(changing, wanted))
        return wrong_field('/' + std::string{field_of(wrong->setting)}, wrong->why.reason());
    return site_answer(*changing.site.database.read(accounts::authenticator));
}

constexpr std::array<AnswerDoc, 1> edit_answers{{{200, "The settings as they are now", &site_object}}};
constexpr ApiDoc edit_doc{.id = "editSite",
                          .chapter = "The site",
                          .body = &edit_object,
                          .answers = edit_answers,
                          .asks = R"({"name": "Readings", "registration": "closed"})"};

constexpr std::array account_fields{
    must("id", Shape::id(), "Its public id"),
    must("name", Shape::text(), "Its name"),
    must("role", Shape::one_of(role_words), "`owner` looks after the site"),
    must("created", Shape::time(), "Since when it is there"),
    must("closed", Shape::time().or_null(), "Since when nobody signs in to it"),
};
constexpr Object account_object{"AccountOfSite", "Somebody's account, as who owns the site sees it",
                                account_fields};
constexpr Shape account_shape = Shape::of(account_object);
constexpr std::array accounts_fields{
    must("items", Shape::list(account_shape), "The accounts, the oldest first")};
constexpr Object accounts_object{"AccountsOfSite", "All accounts of the site", accounts_fields};

Response all_accounts(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& one : accounts::all_accounts(*reading.site.database.read(accounts::authenticator)))
        items.push_back(json::object{{"id", one.public_id.text()},
                                     {"name", one.name},
                                     {"role", role_words.at(static_cast<std::size_t>(one.role))},
                                     {"created", time_text(one.created)},
                                     {"closed", time_or_null(one.disabled)}});
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> accounts_answers{{{200, "The accounts", &accounts_object}}};
constexpr ApiDoc accounts_doc{.id = "listAccounts", .chapter = "The site", .answers = accounts_answers};

constexpr std::array<std::string_view, 2> purpose_words{"account", "password"};
constexpr std::array invitation_fields{
    must("id", Shape::id(), "Its public id"),
    must("for", Shape::one_of(purpose_words), "An account here, or a new password for one"),
    must("expires", Shape::time(), "When it ends"),
};
constexpr Object invitation_object{"Invitation", "A link that is good once", invitation_fields};
constexpr Shape invitation_shape = Shape::of(invitation_object);
constexpr std::array invitations_fields{
    must("items", Shape::list(invitation_shape), "The links that are still good, the newest first")};
constexpr Object invitations_object{"Invitations", "What was handed out", invitations_fields};
constexpr std::array made_fields = joined(
    invitation_fields, std::array{must("link", Shape::url(), "The link: told this once, it holds a secret")});
constexpr Object made_object{"NewInvitation", "A link with which somebody may have an account", made_fields};

json::object invitation_json(accounts::Invitation const& one)
{
    return {{"id", one.id.text()},
            {"for", purpose_words.at(static_cast<std::size_t>(one.purpose))},
            {"expires", time_text(one.expires)}};
}

Response invitations(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& one : accounts::invitations_of(reading.session, reading.account().id, reading.now))
        items.push_back(invitation_json(one));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> invitations_answers{{{200, "The links", &invitations_object}}};
constexpr ApiDoc invitations_doc{
    .id = "listInvitations", .chapter = "The site", .answers = invitations_answers};

Response invite(Changing& changing, Input const&)
{
    Result<accounts::NewInvitation> made = Fault{};
    changing.write([&](store::Transaction& transaction) {
        made = accounts::invite(transaction, changing.account().id, changing.now);
    });
    if (!made) return conflict(made.error().text());
    note_security(changing, "invitation made");
    auto body = invitation_json(made->invitation);
    body["link"] = changing.base_url() + made->path();
    return json_answer(body);
}

constexpr std::array<AnswerDoc, 2> invite_answers{
    {{200, "A new link, beside those there are", &made_object},
     {409, "The site is closed, or too many are open", &problem_object, problem_type}}};
constexpr ApiDoc invite_doc{
    .id = "invite", .chapter = "The site", .answers = invite_answers, .tells_secret = true};

Response withdraw(Changing& changing, Input const&)
{
    auto const id = PublicId::parse(changing.capture(0));
    bool withdrawn = false;
    if (id)
        changing.write([&](store::Transaction& transaction) {
            withdrawn = accounts::withdraw_invitation(transaction, changing.account().id, *id);
        });
    if (!withdrawn) return absent();
    note_security(changing, "invitation withdrawn");
    return no_content();
}

constexpr std::array<AnswerDoc, 1> withdraw_answers{{{204, "The link is worth nothing now", nullptr, {}}}};
constexpr ApiDoc withdraw_doc{
    .id = "withdrawInvitation", .chapter = "The site", .path = invitation_path, .answers = withdraw_answers};

} // namespace

Route const api_read_site = api_route<read_doc, read>(Method::get, "/api/v1/site", Policy::Who::site_owner,
                                                      "What is set for the whole site");
Route const api_edit_site = api_route<edit_doc, edit>(Method::patch, "/api/v1/site", Policy::Who::site_owner,
                                                      "Sets what holds for the whole site");
Route const api_accounts =
    api_route<accounts_doc, all_accounts>(Method::get, "/api/v1/site/accounts", Policy::Who::site_owner,
                                          "The accounts of the site. They are closed, and given links to new "
                                          "passwords, on a page, by whoever types "
                                          "the password");
Route const api_invitations =
    api_route<invitations_doc, invitations>(Method::get, "/api/v1/site/invitations", Policy::Who::site_owner,
                                            "The links that were handed out and are still good");
Route const api_invite =
    api_route<invite_doc, invite>(Method::post, "/api/v1/site/invitations", Policy::Who::site_owner,
                                  "Makes a link with which somebody may have an account, told this once");
Route const api_withdraw_invitation =
    api_route<withdraw_doc, withdraw>(Method::erase, "/api/v1/site/invitations/{invitation}",
                                      Policy::Who::site_owner, "Makes a link that was handed out worthless");

} // namespace florilege::web
