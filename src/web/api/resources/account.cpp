#include "web/api/resources/account.hpp"

#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_json.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 2> role_words{"member", "owner"};
constexpr std::array<std::string_view, 2> scope_words{"read", "write"};
constexpr Shape scope_shape = Shape::one_of(scope_words);

constexpr std::array account_fields{
    must("name", Shape::text(), "The account's name"),
    must("role", Shape::one_of(role_words), "`owner` looks after the site; neither reads what others saved"),
    must("language", Shape::text().or_null(), "As a tag of BCP 47; null: as is usual there"),
    must("time_zone", Shape::text().or_null(), "In which its days begin, by its IANA name; null: the site's"),
    must("scopes", Shape::list(scope_shape), "What who asks may do"),
};
constexpr Object account_object{"Account", "Who asks", account_fields};

/// A browser that is signed in may do all.
std::vector<accounts::Scope> scopes_of(Visitor const& visitor)
{
    return visitor.scopes.value_or(std::vector{accounts::Scope::read, accounts::Scope::write});
}

Response read(Reading& reading, Input const&)
{
    auto const& account = reading.account();
    json::array scopes;
    for (auto const scope : scopes_of(reading.visitor))
        scopes.push_back(json::value(scope_words.at(static_cast<std::size_t>(scope))));
    return json_answer(json::object{{"name", account.name},
                                    {"role", role_words.at(static_cast<std::size_t>(account.role))},
                                    {"language", text_or_null(account.locale)},
                                    {"time_zone", text_or_null(account.time_zone)},
                                    {"scopes", std::move(scopes)}});
}

constexpr std::array<AnswerDoc, 1> answers{{{200, "The account", &account_object}}};
constexpr ApiDoc doc{.id = "readAccount", .chapter = "The account", .answers = answers};

} // namespace

Route const api_account =
    api_route<doc, read>(Method::get, "/api/v1/account", Policy::Who::signed_in,
                         "Whose library this is to who asks, and what the token may do");

} // namespace florilege::web
