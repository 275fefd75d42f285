#include "web/api/resources/account.hpp"

#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/choices.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/site/security_log.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape scope_shape = Shape::one_of(scope_words);

constexpr std::array account_fields{
    must("name", Shape::text(), "The account's name"),
    must("role", Shape::one_of(role_words), "`owner` looks after the site; neither reads what others saved"),
    must("language", Shape::text().or_null(), "As a tag of BCP 47; null: as is usual there"),
    must("time_zone", Shape::text().or_null(), "In which its days begin, by its IANA name; null: the site's"),
    must("public_page", Shape::one_of(profile_words),
         "Who finds `/u/NAME`: everyone while something is public there, always, or never"),
    must("scopes", Shape::list(scope_shape), "What who asks may do"),
};
constexpr Object account_object{"Account", "Who asks", account_fields};

/// A browser that is signed in may do all.
std::vector<accounts::Scope> scopes_of(Visitor const& visitor)
{
    return visitor.scopes.value_or(std::vector{accounts::Scope::read, accounts::Scope::write});
}

json::object account_json(Asking const& asking, store::Session& session, accounts::Account const& account)
{
    json::array scopes;
    for (auto const scope : scopes_of(asking.visitor))
        scopes.push_back(json::value(scope_words.at(static_cast<std::size_t>(scope))));
    return {{"name", account.name},
            {"role", role_words.at(static_cast<std::size_t>(account.role))},
            {"language", text_or_null(account.locale)},
            {"time_zone", text_or_null(account.time_zone)},
            {"public_page", word_of(library::profile_shown(session, account.id))},
            {"scopes", std::move(scopes)}};
}

Response read(Reading& reading, Input const&)
{
    return json_answer(account_json(reading, reading.session, reading.account()));
}

constexpr std::array<AnswerDoc, 1> answers{{{200, "The account", &account_object}}};
constexpr ApiDoc doc{.id = "readAccount", .chapter = "The account", .answers = answers};

constexpr std::array<std::string_view, 2> language_words{"en", "fr"};
constexpr std::array edit_fields{
    may("name", Shape::text(64, 1), "Another name; addresses below `/u/` move with it"),
    may("password", Shape::text(1024), "The account's, where it has one: needed beside `name`"),
    may("language", Shape::one_of(language_words).or_null(), "Null: that of each browser"),
    may("time_zone", Shape::text(64).or_null(), "By its IANA name; null: the site's"),
    may("public_page", Shape::one_of(profile_words), "Who finds `/u/NAME`"),
};
constexpr Object edit_object{"AccountToChange", "What is to be another", edit_fields};

Response refused(Refusal const& refusal)
{
    if (refusal.status == 422) return wrong_field("/password", refusal.message);
    return with_retry_after(problem(refusal.status, refusal.message), refusal.retry_after);
}

Response edit(Changing& changing, Input const& given)
{
    accounts::AccountChange change;
    if (auto const name = given.maybe_text("name")) {
        auto const read = accounts::AccountName::parse(*name);
        if (!read) return wrong_field("/name", "is no name for an account");
        change.name = *read;
        if (auto const sure = confirm_password_if_any(changing, given.text("password")); !sure)
            return refused(sure.error());
    }
    if (given.has("password") && !change.name) return wrong_field("/password", "is asked for beside a name");
    if (given.has("language")) change.locale = given.text("language");
    if (given.has("time_zone")) {
        change.time_zone = given.text("time_zone");
        if (!change.time_zone->empty() && !digest::Zone::named(*change.time_zone))
            return wrong_field("/time_zone", "is no time zone");
    }
    auto answer = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const changed = accounts::change_account(transaction, shelf.owner, change);
        if (!changed) return conflict("another account has that name");
        if (auto const shown = given.maybe_text("public_page"))
            library::show_profile(transaction, shelf.owner, profile_shown_of(*shown));
        return json_answer(account_json(changing, transaction, *changed));
    });
    if (change.name && answer.status == 200) note_security(changing, "account renamed");
    return answer;
}

constexpr std::array<AnswerDoc, 2> edit_answers{
    {{200, "The account as it is now", &account_object},
     {409, "Another account has that name", &problem_object, problem_type}}};
constexpr ApiDoc edit_doc{.id = "editAccount",
                          .chapter = "The account",
                          .body = &edit_object,
                          .answers = edit_answers,
                          .asks = R"({"language": "fr", "time_zone": "Europe/Paris"})"};

} // namespace

Route const api_account =
    api_route<doc, read>(Method::get, "/api/v1/account", Policy::Who::signed_in,
                         "Whose library this is to who asks, and what the token may do");
Route const api_edit_account =
    api_route<edit_doc, edit>(Method::patch, "/api/v1/account", Policy::Who::signed_in,
                              "Changes the account's name, language, time zone and who finds its page");

} // namespace florilege::web
