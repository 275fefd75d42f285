#include "web/pages/accounts/oidc_return.hpp"

#include "accounts/identity.hpp"
#include "accounts/secret.hpp"
#include "prelude/log.hpp"
#include "web/http/cookies.hpp"
#include "web/pages/accounts/oidc_offer.hpp"
#include "web/pages/accounts/second_step_page.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

/// Longer codes there are not.
constexpr std::size_t longest_code = 4096;

/// The try that this browser began, where what came back belongs to it.
std::optional<OidcAttempt> attempt_of(Asking const& asking)
{
    auto const carried = cookie(asking.request.headers, cookie_name(oidc_cookie, asking.request.secure));
    auto const& query = asking.request.target.query;
    auto attempt = carried ? opened(asking.site.seal, *carried, asking.now) : std::nullopt;
    if (!attempt || query.count("state") != 1 ||
        !accounts::same_secret(query.text("state"), attempt->secrets.state))
        return std::nullopt;
    return attempt;
}

/// Whom the other site signed in; what to say where it did not.
Result<Claims, OidcTrouble> person_of(Asking const& asking, OidcAttempt const& attempt)
{
    auto const& query = asking.request.target.query;
    if (query.count("error") > 0)
        return query.text("error") == "access_denied" ? OidcTrouble::denied : OidcTrouble::provider;
    auto const code = query.text("code");
    if (code.empty() || code.size() > longest_code || query.count("code") != 1) return OidcTrouble::provider;
    auto const issuer = query.find("iss");
    auto claims = asking.site.oidc->redeem(
        {code, issuer ? std::optional{std::string{*issuer}} : std::nullopt, oidc_back(asking)},
        attempt.secrets);
    if (claims) return std::move(*claims);
    log::warn("{}: the site that signs people in: {}", asking.request.id, claims.error().text());
    return OidcTrouble::provider;
}

/// A new account for somebody whom the other site knows and we do not.
Result<accounts::Account, OidcTrouble> newcomer(Changing& changing, accounts::Identity const& identity,
                                                accounts::NameHints const& names)
{
    switch (changing.site.oidc->options().newcomers) {
    case Newcomers::refused: return OidcTrouble::unknown;
    case Newcomers::welcome: break;
    }
    Result<accounts::Account> account = Fault{};
    changing.write([&](store::Transaction& transaction) {
        account = accounts::create_for_identity(transaction, identity, names,
                                                digest::tag_of(changing.visitor.language), changing.now);
    });
    if (!account) return OidcTrouble::closed;
    note_security(changing, "account made by another site", *account);
    return std::move(*account);
}

Result<accounts::Account, OidcTrouble> account_of(Changing& changing, accounts::Identity const& identity,
                                                  accounts::NameHints const& names)
{
    auto const session = changing.site.database.read(accounts::authenticator);
    auto const holder = accounts::holder_of(*session, identity);
    if (!holder) return newcomer(changing, identity, names);
    if (holder->disabled) return OidcTrouble::disabled;
    return accounts::find_account(*session, holder->account).value();
}

Response connect(Changing& changing, OidcAttempt const& attempt, accounts::Identity const& identity)
{
    auto const& visitor = changing.visitor;
    if (!visitor.account || !visitor.sign_in || visitor.sign_in->id != attempt.connects)
        return oidc_trouble(changing, OidcTrouble::changed, attempt);
    bool connected = false;
    changing.write([&](store::Transaction& transaction) {
        connected = accounts::connect(transaction, visitor.account->id, identity, changing.now).has_value();
    });
    if (!connected) return oidc_trouble(changing, OidcTrouble::taken, attempt);
    note_security(changing, "another site connected");
    return done_saying(attempt.next, "said.connected");
}

Response gone_on(Changing& changing)
{
    auto const attempt = attempt_of(changing);
    if (!attempt) return oidc_trouble(changing, OidcTrouble::late, {});
    if (!changing.site.used_attempts.use(*attempt, changing.now))
        return oidc_trouble(changing, OidcTrouble::used, *attempt);
    auto const person = person_of(changing, *attempt);
    if (!person) return oidc_trouble(changing, person.error(), *attempt);
    accounts::Identity const identity{changing.site.oidc->options().issuer, person->subject};
    if (attempt->connects) return connect(changing, *attempt, identity);
    auto const account = account_of(changing, identity, person->names);
    if (!account) return oidc_trouble(changing, account.error(), *attempt);
    note_security(changing, "known by another site", *account);
    return sign_in_as(changing, *account, {safe_path(attempt->next), attempt->kept});
}

Response come_back(Changing& changing)
{
    if (oidc_offered(changing) == nullptr) return not_found(changing);
    auto response = gone_on(changing);
    forget_attempt(response, changing);
    return response;
}

} // namespace

Route const return_from_oidc_route{
    Method::get,
    "/sign-in/oidc/back",
    Policy::Who::anyone,
    come_back,
    "Where people come back to from the other site: signs in, or connects, who began it in this browser",
    Body::none,
    Proof::returned,
    Lane::outward};

} // namespace florilege::web
