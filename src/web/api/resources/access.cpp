#include "web/api/resources/access.hpp"

#include "accounts/sign_in.hpp"
#include "accounts/token.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/choices.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/times.hpp"
#include "web/site/security_log.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape scope_shape = Shape::one_of(scope_words);

constexpr std::array token_fields{
    must("id", Shape::id(), "Its public id"),
    must("label", Shape::text(), "What it is for"),
    must("scopes", Shape::list(scope_shape), "What it may do"),
    must("created", Shape::time(), "When it was made"),
    must("expires", Shape::time().or_null(), "When it ends"),
    must("last_used", Shape::time().or_null(), "The day, at midnight UTC"),
};
constexpr Object token_object{"Token", "What a program asks with; its secret is shown once, when it is made",
                              token_fields};
constexpr Shape token_shape = Shape::of(token_object);
constexpr std::array tokens_fields{must("items", Shape::list(token_shape), "The tokens, the oldest first")};
constexpr Object tokens_object{"Tokens", "All tokens of the account", tokens_fields};

Response tokens(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& token : accounts::tokens_of(reading.session, reading.account().id)) {
        json::array scopes;
        for (auto const scope : token.scopes)
            scopes.push_back(json::value(scope_words.at(static_cast<std::size_t>(scope))));
        items.push_back(json::object{{"id", token.id.text()},
                                     {"label", token.label},
                                     {"scopes", std::move(scopes)},
                                     {"created", time_text(token.created)},
                                     {"expires", time_or_null(token.expires)},
                                     {"last_used", time_or_null(token.last_used)}});
    }
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> tokens_answers{{{200, "The tokens", &tokens_object}}};
constexpr ApiDoc tokens_doc{.id = "listTokens", .chapter = "The account", .answers = tokens_answers};

Response revoke_token(Changing& changing, Input const&)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return absent();
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return accounts::revoke_token(transaction, shelf.owner, *id) ? no_content() : absent();
    });
    if (response.status == 204) note_security(changing, "token revoked");
    return response;
}

constexpr std::array<AnswerDoc, 1> revoke_token_answers{
    {{204, "The program that has it is nobody from now on", nullptr, {}}}};
constexpr ApiDoc revoke_token_doc{
    .id = "revokeToken", .chapter = "The account", .path = token_path, .answers = revoke_token_answers};

constexpr std::array sign_in_fields{
    must("id", Shape::id(), "Its public id"),
    must("browser", Shape::text(), "What the browser calls itself"),
    must("created", Shape::time(), "When it began"),
    must("last_seen", Shape::time(), "To the hour"),
};
constexpr Object sign_in_object{"SignIn", "A browser that is signed in", sign_in_fields};
constexpr Shape sign_in_shape = Shape::of(sign_in_object);
constexpr std::array sign_ins_fields{
    must("items", Shape::list(sign_in_shape), "The sign-ins, the one seen last first")};
constexpr Object sign_ins_object{"SignIns", "All browsers that are signed in", sign_ins_fields};

Response sign_ins(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& one : accounts::sign_ins_of(reading.session, reading.account().id, reading.now))
        items.push_back(json::object{{"id", one.id.text()},
                                     {"browser", one.agent},
                                     {"created", time_text(one.created)},
                                     {"last_seen", time_text(one.last_seen)}});
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> sign_ins_answers{{{200, "The sign-ins", &sign_ins_object}}};
constexpr ApiDoc sign_ins_doc{.id = "listSignIns", .chapter = "The account", .answers = sign_ins_answers};

Response end_sign_in(Changing& changing, Input const&)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return absent();
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return accounts::end_sign_in(transaction, shelf.owner, *id) ? no_content() : absent();
    });
    if (response.status == 204) note_security(changing, "another browser signed out");
    return response;
}

constexpr std::array<AnswerDoc, 1> end_answers{{{204, "That browser is signed out", nullptr, {}}}};
constexpr ApiDoc end_doc{
    .id = "endSignIn", .chapter = "The account", .path = sign_in_path, .answers = end_answers};

} // namespace

Route const api_tokens = api_route<tokens_doc, tokens>(Method::get, "/api/v1/tokens", Policy::Who::signed_in,
                                                       "The tokens with which programs reach the account");
Route const api_revoke_token = api_route<revoke_token_doc, revoke_token>(
    Method::erase, "/api/v1/tokens/{token}", Policy::Who::signed_in,
    "Ends a token, also the one that asks. Tokens are made on a page, by whoever types the password");
Route const api_sign_ins =
    api_route<sign_ins_doc, sign_ins>(Method::get, "/api/v1/sign-ins", Policy::Who::signed_in,
                                      "The browsers that are signed in to the account");
Route const api_end_sign_in = api_route<end_doc, end_sign_in>(
    Method::erase, "/api/v1/sign-ins/{sign-in}", Policy::Who::signed_in, "Signs one browser out");

} // namespace florilege::web
