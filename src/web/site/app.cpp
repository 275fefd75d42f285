#include "web/site/app.hpp"

#include "prelude/log.hpp"
#include "store/deadline.hpp"
#include "store/error.hpp"
#include "web/api/problem.hpp"
#include "web/http/finish.hpp"
#include "web/site/door.hpp"
#include "web/site/kept_form.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <exception>
#include <system_error>
#include <type_traits>

namespace florilege::web {
namespace {

std::uint64_t bytes_of(Body body, ServerLimits const& limits)
{
    switch (body) {
    case Body::none: return 0;
    case Body::form:
    case Body::json: return limits.form_bytes;
    case Body::long_form: return limits.long_form_bytes;
    case Body::many_json: return limits.batch_bytes;
    case Body::upload: return limits.upload_bytes;
    }
    return 0;
}

bool is_api(Target const& target)
{
    return !target.path.empty() && target.path.front() == "api";
}

/// What went wrong, as whoever asks reads it: a page, or for the API a problem (RFC 9457).
Response told(Asking const& asking, int status)
{
    return is_api(asking.request.target) ? problem(status) : error_page(asking, status);
}

Response nothing_there(Asking const& asking, Match const& match)
{
    if (match.allowed.empty()) return told(asking, 404);
    std::string allowed;
    for (auto const method : match.allowed)
        allowed += (allowed.empty() ? "" : ", ") + std::string{name_of(method)};
    auto response = told(asking, 405);
    response.headers.add("allow", allowed);
    return response;
}

/// "/tags/" is "/tags".
std::optional<Response> without_slash(Asking const& asking)
{
    auto const& target = asking.request.target;
    if (!target.ends_in_slash || asking.request.method != Method::get) return std::nullopt;
    auto const question = std::min(target.raw.find('?'), target.raw.size());
    auto response = see_other(safe_path(target.raw.substr(0, question - 1) + target.raw.substr(question)));
    response.status = 308;
    return response;
}

/// Sends who is nobody to sign in, and back here afterwards; what they were about to send comes along.
Response sign_in_first(Asking const& asking)
{
    if (is_api(asking.request.target)) {
        if (asking.request.headers.find("authorization")) note_security(asking, "token refused");
        auto response = problem(401);
        response.headers.add("www-authenticate", "Bearer realm=\"florilege\"");
        return response;
    }
    if (asking.site.can_set_up) return see_other("/set-up");
    if (asking.request.method != Method::get && asking.request.method != Method::head)
        return keep_and_sign_in(asking);
    auto const to = std::string{asking.visitor.half_way ? "/sign-in/second" : "/sign-in"};
    auto const& raw = asking.request.target.raw;
    return see_other(raw == "/" ? to : to + "?next=" + encoded(raw));
}

/// Whoever holds a secret that was revoked is told so (410); it leads nobody else here.
Response no_feed(Asking const& asking)
{
    auto response = told(asking, asking.visitor.feed_revoked ? 410 : 404);
    response.headers.set("referrer-policy", "no-referrer"); // the address may hold a secret
    return response;
}

/// Nothing where the policy lets the visitor in.
std::optional<Response> held_to(Asking const& asking, Policy policy)
{
    auto const& visitor = asking.visitor;
    switch (policy.who()) {
    case Policy::Who::anyone: return std::nullopt;
    case Policy::Who::signed_in:
        if (visitor.account) return std::nullopt;
        return sign_in_first(asking);
    case Policy::Who::half_way:
        if (visitor.half_way) return std::nullopt;
        if (asking.request.method != Method::post) return see_other("/sign-in");
        return visitor.account ? go_on_signed_in(asking) : sign_in_anew(asking, "second.late");
    case Policy::Who::site_owner:
        if (visitor.owns_site()) return std::nullopt;
        if (!visitor.account) return sign_in_first(asking);
        note_security(asking, "page of the owner refused");
        return told(asking, 404);
    case Policy::Who::feed_bearer:
        if (visitor.feed) return std::nullopt;
        return no_feed(asking);
    case Policy::Who::before_set_up:
        if (asking.site.can_set_up) return std::nullopt;
        return told(asking, 404);
    }
    throw std::logic_error{"a policy that is none"};
}

bool may_do(Asking const& asking, accounts::Scope wanted)
{
    auto const& scopes = asking.visitor.scopes;
    return !scopes || std::find(scopes->begin(), scopes->end(), wanted) != scopes->end();
}

Response beyond_its_scopes(Asking const& asking)
{
    note_security(asking, "token refused");
    return told(asking, 403);
}

bool is_json(Request const& request)
{
    return without_parameters(request.headers.find("content-type").value_or("")) == "application/json";
}

/// Whether it takes what opens an account and may carry a form along.
bool signs_in(Route const& route)
{
    return route.path == "/sign-in" || route.path == "/sign-in/second" || route.path == "/sign-in/oidc";
}

/// What was picked among others comes once for each; any other field twice is none of our forms.
constexpr std::string_view may_be_doubled = "id";

Response run_change(Asking const& asking, Route const& route, Changes change)
{
    Form form;
    switch (route.body) {
    case Body::none: break;
    case Body::form:
    case Body::long_form:
    case Body::upload:
        if (route.proof == Proof::token && route.body == Body::upload) break; // the body is the file
        {
            auto read = read_form(asking.request);
            if (!read) return told(asking, read.error().where() == "type" ? 415 : 400);
            form = std::move(*read);
        }
        break;
    case Body::json:
    case Body::many_json:
        if (!asking.request.body.empty() && !is_json(asking.request)) return told(asking, 415);
        break;
    }
    // Another site sends people back by an address alone; the route asks for what it was sent with.
    if (route.proof != Proof::returned && !is_meant(asking, form.fields.text("token"))) {
        // Whoever was signed out meanwhile, or in anew, has a form with an old token: the text survives.
        bool const from_here = is_from_here(asking);
        bool const is_page = route.proof == Proof::page && from_here;
        if (is_page && !form.fields.pairs().empty() && asking.visitor.account)
            return send_again(asking, form);
        if (is_page && signs_in(route)) return sign_in_anew(asking, "sign-in.anew");
        if (!from_here) note_security(asking, "forged form refused");
        return told(asking, 403);
    }
    if (route.proof == Proof::page && form.fields.has_doubled(may_be_doubled)) return told(asking, 400);
    Changing changing{asking, form};
    try {
        return change(changing);
    } catch (store::DiskFull const& error) {
        if (route.proof != Proof::page) throw;
        log::error("{}: {}", asking.request.id, error.what());
        return error_page(changing, 507);
    }
}

Response took_too_long(Asking const& asking)
{
    auto const reason = asking.words().text("error.took-too-long");
    return is_api(asking.request.target) ? problem(503, reason)
                                         : error_page(asking, 503, std::string{reason});
}

/// A hard question ends after a while, so that nobody waits for a thread for ever.
Response run_reading(Asking const& asking, Route const& route, Reads reads)
{
    auto const end = route.lane == Lane::read
                         ? std::chrono::steady_clock::now() + asking.site.options.limits.read_time
                         : store::never;
    try {
        auto const session = asking.site.database.read(asking.visitor.viewer().number(), end);
        Reading reading{asking, *session};
        return reads(reading);
    } catch (store::TookTooLong const& error) {
        log::warn("{}: {}", asking.request.id, error.what());
        return took_too_long(asking);
    }
}

Response run(Asking const& asking, Route const& route)
{
    auto const wanted =
        std::holds_alternative<Reads>(route.action) ? accounts::Scope::read : accounts::Scope::write;
    if (!may_do(asking, wanted)) return beyond_its_scopes(asking);
    if (auto const* reads = std::get_if<Reads>(&route.action)) return run_reading(asking, route, *reads);
    return run_change(asking, route, std::get<Changes>(route.action));
}

} // namespace

Intake App::intake(Method method, Target const& target) const
{
    auto const match = table_.find(method, target);
    if (match.route == nullptr) return {Lane::read, site_.options.limits.form_bytes, false};
    auto const& route = *match.route;
    bool const changes = std::holds_alternative<Changes>(route.action);
    auto const lane = changes && route.lane == Lane::read ? Lane::change : route.lane;
    bool const asks_first = route.body == Body::upload || route.body == Body::many_json;
    return {lane, bytes_of(route.body, site_.options.limits), route.body == Body::upload, asks_first};
}

Response App::unfinished_answer(Request const& request)
{
    auto const now = site_.clock.now();
    auto const match = table_.find(request.method, request.target);
    auto const proof = match.route != nullptr   ? match.route->proof
                       : is_api(request.target) ? Proof::token
                                                : Proof::page;
    auto const visitor = proof == Proof::feed_secret ? feed_visitor(site_, request, match.captures.front())
                                                     : visitor_of(site_, request, proof, now);
    Asking const asking{site_, request, match, visitor, now};
    if (match.route == nullptr) {
        if (auto moved = without_slash(asking)) return std::move(*moved);
        return nothing_there(asking, match);
    }
    auto response = [&] {
        if (auto held = held_to(asking, match.route->policy)) return std::move(*held);
        return run(asking, *match.route);
    }();
    response.route = match.route->path;
    return response;
}

namespace {

/// An answer that needs nothing: for when nothing else can be made.
Response plain(int status)
{
    Response response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = std::string{reason_of(status)} + '\n';
    return response;
}

/// What is sent and what is exported goes into files.
bool is_full(std::system_error const& error)
{
    return error.code() == std::errc::no_space_on_device ||
           error.code() == std::error_code{EDQUOT, std::generic_category()};
}

/// The page that make() gives, or where it throws an answer that needs nothing.
template <class Make> Response or_plain(Request const& request, int status, Make const& make)
{
    try {
        return make();
    } catch (std::exception const& error) {
        log::error("{}: not even the page for {} could be made: {}", request.id, status, error.what());
        return plain(status);
    }
}

Response broken(Site& site, Request const& request, int status)
{
    return or_plain(request, status, [&] {
        if (is_api(request.target)) return problem(status);
        return error_page(site, request, language_wanted(request.headers), status);
    });
}

} // namespace

namespace {

/// What work() gives, or where it throws the answer that says so.
template <class Work>
std::invoke_result_t<Work> or_broken(Site& site, Request const& request, Work const& work)
{
    try {
        return work();
    } catch (store::DiskFull const& error) {
        log::error("{}: {}", request.id, error.what());
        return broken(site, request, 507);
    } catch (std::system_error const& error) {
        log::error("{}: {}", request.id, error.what());
        return broken(site, request, is_full(error) ? 507 : 500);
    } catch (std::exception const& error) {
        log::error("{}: {}", request.id, error.what());
        return broken(site, request, 500);
    }
}

} // namespace

Response App::answer(Request const& request) noexcept
{
    auto response = or_broken(site_, request, [&] { return unfinished_answer(request); });
    finish(response, request);
    return response;
}

std::optional<Response> App::turned_away(Request const& request) noexcept
{
    auto response = or_broken(site_, request, [&]() -> std::optional<Response> {
        auto const match = table_.find(request.method, request.target);
        if (match.route == nullptr) return std::nullopt;
        auto const now = site_.clock.now();
        auto const visitor = visitor_of(site_, request, match.route->proof, now);
        Asking const asking{site_, request, match, visitor, now};
        auto held = held_to(asking, match.route->policy);
        if (!held && !may_do(asking, accounts::Scope::write)) held = beyond_its_scopes(asking);
        if (held) held->route = match.route->path;
        return held;
    });
    if (response) finish(*response, request);
    return response;
}

Response App::refusal(Request const& request, int status, std::string_view reason) noexcept
{
    bool const is_busy_page = status == 503 && !is_api(request.target);
    auto response = is_busy_page ? or_plain(request, status, [&] { return busy_pages_.page(request); })
                                 : broken(site_, request, status);
    if (status == 503) response.headers.set("retry-after", "1");
    log::debug("{}: refused with {}: {}", request.id, status, reason);
    finish(response, request);
    return response;
}

void App::served(Served const& served) noexcept
{
    metrics_.count(served);
    log::info("{} {} {} {} {} B {} us", served.id, name_of(served.method), served.route, served.status,
              served.bytes, served.took.count());
}

} // namespace florilege::web
