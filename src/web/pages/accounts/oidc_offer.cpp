#include "web/pages/accounts/oidc_offer.hpp"

#include "web/http/cookies.hpp"
#include "web/pages/accounts/sign_in_page.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

#include <stdexcept>

namespace florilege::web {
namespace {

struct Told {
    int status;
    std::string_view key;
};

Told told(OidcTrouble trouble)
{
    switch (trouble) {
    case OidcTrouble::denied: return {403, "oidc.trouble.denied"};
    case OidcTrouble::late: return {400, "oidc.trouble.late"};
    case OidcTrouble::used: return {400, "oidc.trouble.used"};
    case OidcTrouble::provider: return {502, "oidc.trouble.provider"};
    case OidcTrouble::unknown: return {403, "oidc.trouble.unknown"};
    case OidcTrouble::closed: return {403, "oidc.trouble.closed"};
    case OidcTrouble::disabled: return {403, "oidc.trouble.disabled"};
    case OidcTrouble::taken: return {409, "oidc.trouble.taken"};
    case OidcTrouble::changed: return {403, "oidc.trouble.changed"};
    }
    throw std::logic_error{"a trouble that is none"};
}

std::string sign_in_again(std::string const& next)
{
    return next.empty() || next == "/" ? "/sign-in" : "/sign-in?next=" + encoded(next);
}

} // namespace

OidcProvider* oidc_offered(Asking const& asking)
{
    return asking.site.oidc && can_be_come_back_to(asking.base_url()) ? asking.site.oidc.get() : nullptr;
}

std::string oidc_back(Asking const& asking)
{
    return asking.base_url() + "/sign-in/oidc/back";
}

Response oidc_trouble(Asking const& asking, OidcTrouble trouble, OidcAttempt const& attempt)
{
    note_security(asking, "sign-in by another site refused");
    auto const& words = asking.words();
    auto const [status, key] = told(trouble);
    std::string_view const name = asking.site.oidc->options().name;
    auto const reason = words.say(key, {{"name", name}});
    if (!attempt.kept.empty()) {
        SignInPage again{attempt.next, attempt.kept};
        again.said = reason;
        again.status = status;
        return sign_in_page(asking, again);
    }
    PageDraft draft{"oidc_trouble"};
    draft.title = words.say("oidc.title", {{"name", name}});
    draft.status = status;
    draft.fields.set("heading", draft.title);
    draft.fields.set("reason", reason);
    draft.fields.set("back", attempt.connects ? "/settings/security" : sign_in_again(attempt.next));
    draft.fields.set("back_text", std::string{words.text(attempt.connects ? "oidc.back-to-settings"
                                                                          : "oidc.back-to-sign-in")});
    return page(asking, std::move(draft));
}

void forget_attempt(Response& response, Asking const& asking)
{
    response.headers.add("set-cookie",
                         set_cookie({oidc_cookie, "", std::chrono::seconds{0}, asking.request.secure}));
}

} // namespace florilege::web
