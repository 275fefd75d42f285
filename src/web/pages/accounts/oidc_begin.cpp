#include "web/pages/accounts/oidc_begin.hpp"

#include "accounts/identity.hpp"
#include "prelude/log.hpp"
#include "web/http/cookies.hpp"
#include "web/pages/accounts/oidc_offer.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/accounts/sign_in_page.hpp"
#include "web/pages/settings/security_page.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

/// Browsers keep no cookie of more than 4 KiB, its name and rules included.
constexpr std::size_t longest_cookie = 3800;

/// Leads to the other site: by a page that goes on by itself, not by a redirect of the form. Browsers hold
/// redirects of a form to the page's policy for forms, through every site that the other one sends people on
/// to.
Response leave(Changing& changing, OidcProvider& provider, OidcAttempt const& attempt)
{
    auto const address = provider.sign_in_address(attempt.secrets, oidc_back(changing));
    if (!address) {
        log::warn("{}: the site that signs people in: {}", changing.request.id, address.error().text());
        return oidc_trouble(changing, OidcTrouble::provider, attempt);
    }
    PageDraft draft{"oidc_leave"};
    draft.title = changing.words().say("oidc.title", {{"name", std::string_view{provider.options().name}}});
    draft.fields.set("heading", draft.title);
    draft.fields.set("address", *address);
    auto response = page(changing, std::move(draft));
    response.headers.add("refresh", "0; url=" + *address);
    response.headers.set("referrer-policy", "no-referrer");
    response.headers.add("set-cookie", set_cookie({oidc_cookie, closed(changing.site.seal, attempt),
                                                   attempt_lasts, changing.request.secure}));
    return response;
}

Response begin(Changing& changing)
{
    auto* const provider = oidc_offered(changing);
    if (provider == nullptr) return not_found(changing);
    if (changing.site.can_set_up) return see_other("/set-up");
    OidcAttempt attempt{
        OidcSecrets::fresh(), safe_path(changing.field("next")), changing.field("kept"), {}, changing.now};
    if (closed(changing.site.seal, attempt).size() <= longest_cookie)
        return leave(changing, *provider, attempt);
    if (attempt.kept.empty()) {
        attempt.next = "/";
        return leave(changing, *provider, attempt);
    }
    SignInPage again{attempt.next, attempt.kept};
    again.said =
        changing.words().say("oidc.too-long", {{"name", std::string_view{provider->options().name}}});
    again.status = 422;
    return sign_in_page(changing, again);
}

Response refused(Changing& changing, Refusal const& why)
{
    SecurityFaults faults{why.status};
    faults.oidc = why.message;
    faults.retry_after = why.retry_after;
    return security_page(changing, faults);
}

Response connect(Changing& changing)
{
    auto* const provider = oidc_offered(changing);
    if (provider == nullptr || !changing.visitor.sign_in) return not_found(changing);
    // Another way to sign in opens the account as well as its password does.
    if (auto const sure = confirm_password(changing); !sure) return refused(changing, sure.error());
    return leave(
        changing, *provider,
        {OidcSecrets::fresh(), "/settings/security", {}, changing.visitor.sign_in->id, changing.now});
}

Response disconnect(Changing& changing)
{
    auto const* const provider = oidc_offered(changing);
    if (provider == nullptr || !changing.visitor.sign_in) return not_found(changing);
    // Whoever knows the password can still sign in afterwards.
    if (auto const sure = confirm_password(changing); !sure) return refused(changing, sure.error());
    bool was = false;
    changing.write([&](store::Transaction& transaction) {
        was = accounts::disconnect(transaction, changing.account().id, provider->options().issuer,
                                   changing.visitor.sign_in->id);
    });
    if (was) note_security(changing, "another site disconnected");
    return done_saying("/settings/security", was ? "said.disconnected" : "said.nothing");
}

} // namespace

Route const begin_oidc_route{
    Method::post, "/sign-in/oidc", Policy::Who::anyone, begin, "Leads to the other site that signs people in",
    Body::form,   Proof::page,     Lane::outward};
Route const connect_oidc_route{Method::post,
                               "/settings/oidc",
                               Policy::Who::signed_in,
                               connect,
                               "Leads to that site to connect the account with it",
                               Body::form,
                               Proof::page,
                               Lane::outward};
Route const disconnect_oidc_route{
    Method::post,
    "/settings/oidc/off",
    Policy::Who::signed_in,
    disconnect,
    "Lets that site sign in to the account no more, and signs other browsers out",
    Body::form};

} // namespace florilege::web
