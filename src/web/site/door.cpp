#include "web/site/door.hpp"

#include "accounts/feed_token.hpp"
#include "digest/machine_zone.hpp"
#include "prelude/log.hpp"
#include "store/error.hpp"
#include "web/http/cookies.hpp"
#include "web/site/guest.hpp"

#include <algorithm>
#include <functional>

namespace florilege::web {
namespace {

std::optional<std::string_view> bearer_token(Request const& request)
{
    auto const value = request.headers.find("authorization");
    if (!value) return std::nullopt;
    constexpr std::string_view scheme = "bearer ";
    std::string beginning{value->substr(0, scheme.size())};
    std::transform(beginning.begin(), beginning.end(), beginning.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (beginning != scheme) return std::nullopt;
    return value->substr(scheme.size());
}

/// Gives whose token it is.
std::optional<accounts::TokenBearer> know_by_token(Visitor& visitor, store::Session& session,
                                                   std::string_view secret, Time now)
{
    auto bearer = accounts::bearer_of(session, secret, now);
    if (!bearer) return std::nullopt;
    visitor.account = accounts::find_account(session, bearer->account);
    visitor.scopes = bearer->scopes;
    return bearer;
}

/// `touch` writes down that something was used just now. On a full disk whoever reads goes on reading.
void remember_use(Site& site, std::function<void(store::Transaction&)> const& touch)
{
    try {
        site.database.write(touch);
    } catch (store::DiskFull const& error) {
        log::warn("the use of a token or of a sign-in was not remembered: {}", error.what());
    }
}

/// A token shows its owner the day it was last used; a sign-in that is used lasts.
void remember_use(Site& site, Visitor const& visitor, std::optional<accounts::TokenBearer> const& bearer,
                  Time now)
{
    if (bearer && accounts::to_be_touched(*bearer, now))
        remember_use(
            site, [&](store::Transaction& transaction) { accounts::touch_token(transaction, *bearer, now); });
    auto const& sign_in = visitor.sign_in;
    if (visitor.account && sign_in && accounts::to_be_touched(*sign_in, now))
        remember_use(site, [&](store::Transaction& transaction) {
            accounts::touch_sign_in(transaction, *sign_in, now);
        });
}

void know_by_cookie(Visitor& visitor, store::Session& session, std::string_view secret, Time now)
{
    visitor.sign_in = accounts::sign_in_of(session, secret, now);
    if (!visitor.sign_in) return;
    visitor.secret = std::string{secret};
    auto account = accounts::find_account(session, visitor.sign_in->account);
    bool const whole = visitor.sign_in->standing == accounts::Standing::whole;
    (whole ? visitor.account : visitor.half_way) = std::move(account);
}

/// Nobody yet, answered in the browser's language and the machine's zone.
Visitor nobody(Request const& request)
{
    Visitor visitor;
    visitor.language = language_wanted(request.headers);
    visitor.zone = digest::machine_zone();
    return visitor;
}

/// Answers in the account's own language and zone, where it has chosen one.
void answer_as(Visitor& visitor, accounts::Account const& account)
{
    if (!account.locale.empty()) visitor.language = digest::language_of(account.locale);
    if (auto const zone = digest::Zone::named(account.time_zone)) visitor.zone = *zone;
}

} // namespace

Language language_wanted(Headers const& headers)
{
    auto best = Language::english;
    double weight = 0;
    for (auto const value : headers.all("accept-language"))
        for (auto const member : list_members(value)) {
            auto const name = without_parameters(member).substr(0, 2);
            if (name != "en" && name != "fr") continue;
            if (auto const wanted = weight_of(member); wanted > weight) {
                weight = wanted;
                best = name == "fr" ? Language::french : Language::english;
            }
        }
    return best;
}

Visitor visitor_of(Site& site, Request const& request, Proof proof, Time now)
{
    auto visitor = nobody(request);
    if (proof != Proof::feed) {
        auto const bearer = proof == Proof::token ? bearer_token(request) : std::nullopt;
        auto const name = cookie_name(sign_in_cookie, request.secure);
        auto const secret = cookie(request.headers, name);
        if (bearer || secret) {
            std::optional<accounts::TokenBearer> used;
            {
                auto const session = site.database.read(accounts::authenticator);
                // Who shows a token is asked for nothing else.
                if (bearer)
                    used = know_by_token(visitor, *session, *bearer, now);
                else
                    know_by_cookie(visitor, *session, *secret, now);
            }
            remember_use(site, visitor, used, now);
        }
        if (visitor.secret.empty() && !bearer)
            if (auto const guest = cookie(request.headers, cookie_name(guest_cookie, request.secure)))
                visitor.secret = std::string{guest->substr(0, 64)};
    }
    if (visitor.account) answer_as(visitor, *visitor.account);
    return visitor;
}

Visitor feed_visitor(Site& site, Request const& request, std::string_view secret)
{
    auto visitor = nobody(request);
    auto const session = site.database.read(accounts::authenticator);
    auto const bearer = accounts::feed_token_bearer(*session, secret);
    if (!bearer) {
        visitor.feed_revoked = bearer.error().cause == accounts::FeedRefusal::Cause::revoked;
        return visitor;
    }
    visitor.feed = FeedVisit{accounts::find_account(*session, bearer->account).value(), bearer->feed};
    // A feed has one language, whoever reads it.
    visitor.language = Language::english;
    answer_as(visitor, visitor.feed->account);
    return visitor;
}

bool is_from_here(Asking const& asking)
{
    auto const& headers = asking.request.headers;
    if (auto const site = headers.find("sec-fetch-site")) return *site == "same-origin";
    auto const origin = headers.find("origin");
    return origin && (*origin == asking.request.origin() || *origin == asking.site.face()->public_url);
}

bool is_meant(Asking const& asking, std::string_view token)
{
    if (asking.visitor.scopes) return true;
    if (!is_from_here(asking)) return false;
    auto const said = token.empty() ? asking.request.headers.find("x-form-token").value_or("") : token;
    return !asking.visitor.secret.empty() && is_masked(said, accounts::csrf_token(asking.visitor.secret));
}

} // namespace florilege::web
