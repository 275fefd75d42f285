#include "accounts/feed_token.hpp"
#include "accounts/token.hpp"
#include "tests/web/routes/filled_path.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/routes/route.hpp"

#include <gmock/gmock.h>

#include <set>

/// Who gets to each address. What ought to be is written here a second time, by paths; a policy of the table
/// that is another one than that is noticed, whichever route has it.
namespace florilege::web {
namespace {

using accounts::Scope;

/// What answers where somebody was let in, in place of what the route does.
constexpr int let_in = 299;
Response open_door(Reading&)
{
    Response response;
    response.status = let_in;
    return response;
}
Response open_door(Changing&)
{
    Response response;
    response.status = let_in;
    return response;
}

/// Everybody who may ask.
enum class Persona { guest, half_way, stranger, owner, reads, writes, feed_reader };
constexpr std::array personas{Persona::guest, Persona::half_way, Persona::stranger,   Persona::owner,
                              Persona::reads, Persona::writes,   Persona::feed_reader};

/// Addresses for everybody: what is public, what it takes to sign in, and what machines ask for.
bool is_open(std::string_view path)
{
    static std::set<std::string_view> const open{"/",
                                                 "/b/{id}",
                                                 "/l/{id}",
                                                 "/help",
                                                 "/help/search",
                                                 "/help/keys",
                                                 "/icon.svg",
                                                 "/robots.txt",
                                                 "/opensearch.xml",
                                                 "/manifest.webmanifest",
                                                 "/.well-known/change-password",
                                                 "/livez",
                                                 "/readyz",
                                                 "/sign-in",
                                                 "/sign-in/oidc",
                                                 "/sign-out",
                                                 "/invitation/{secret}",
                                                 "/reset/{secret}",
                                                 "/assets/{name}",
                                                 "/api/v1/openapi.json"};
    if (open.contains(path) || path.starts_with("/u/{name}")) return true;
    for (auto const* ending : {".atom", ".rss", ".json"})
        if (path.ends_with(ending) && (path.starts_with("/index.") || path.starts_with("/l/{id}")))
            return true;
    return false;
}

bool ought_to_get_in(Persona persona, Route const& route)
{
    auto const path = route.path;
    bool const by_token = persona == Persona::reads || persona == Persona::writes;
    if (path == "/set-up") return false;           // somebody can sign in
    if (path == "/sign-in/oidc/back") return true; // proved by what one was sent there with
    if (path == "/sign-in/second") return persona == Persona::half_way;
    if (path.starts_with("/feeds/{secret}")) return persona == Persona::feed_reader;
    if (path.starts_with("/admin")) return persona == Persona::owner;
    bool const changes = std::holds_alternative<Changes>(route.action);
    if (path.starts_with("/api/v1/site") && persona == Persona::stranger) return false;
    if (by_token && path.starts_with("/api/")) return changes == (persona == Persona::writes);
    if (by_token && changes) return false; // forms are for browsers
    if (is_open(path)) return true;
    return persona == Persona::stranger || persona == Persona::owner;
}

template <class Where> class Policies : public tests::SiteTest<Where> {
protected:
    void SetUp() override
    {
        this->database->write([&](store::Transaction& transaction) {
            half_way = accounts::begin_sign_in(transaction, this->owner,
                                               {"test", accounts::Standing::half_way, tests::monday})
                           .secret;
            reads = accounts::create_token(transaction, this->owner, {"r", {Scope::read}, {}}, tests::monday)
                        .secret;
            writes =
                accounts::create_token(transaction, this->owner, {"w", {Scope::write}, {}}, tests::monday)
                    .secret;
            feed = accounts::create_feed_token(transaction, this->owner, "tag:maps", tests::monday)->secret;
        });
        signed_in = {{Persona::stranger, this->gaston()}, {Persona::owner, this->colette()}};
    }

    /// Whether the persona gets to what the route does, with the token of a page where it is to change
    /// something.
    bool gets_in(Route const& wanted, Persona persona)
    {
        auto route = wanted;
        if (std::holds_alternative<Reads>(route.action))
            route.action = static_cast<Reads>(open_door);
        else
            route.action = static_cast<Changes>(open_door);
        std::array<Route const*, 1> const table{&route};
        App guarded{*this->site, table};
        tests::Browser browser{guarded};
        std::vector<Header> headers{{"sec-fetch-site", "same-origin"}};
        switch (persona) {
        case Persona::guest:
        case Persona::feed_reader:
        case Persona::half_way: {
            if (persona == Persona::half_way) browser.cookies["florilege"] = half_way;
            auto page = this->guest();
            page.cookies = browser.cookies;
            page.get(persona == Persona::half_way ? "/sign-in/second" : "/sign-in");
            browser.cookies = page.cookies;
            browser.token = page.token;
            break;
        }
        case Persona::stranger:
        case Persona::owner:
            browser.cookies = signed_in.at(persona).cookies;
            browser.token = signed_in.at(persona).token;
            break;
        case Persona::reads: headers.push_back({"authorization", "Bearer " + reads}); break;
        case Persona::writes: headers.push_back({"authorization", "Bearer " + writes}); break;
        }
        headers.push_back({"x-form-token", browser.token});
        bool const is_json = route.body == Body::json || route.body == Body::many_json;
        headers.push_back(
            {"content-type", is_json ? "application/json" : "application/x-www-form-urlencoded"});
        return browser
                   .send(route.method, path_of(route, persona), headers,
                         is_json ? "{}" : tests::urlencoded({{"token", browser.token}}))
                   .status == let_in;
    }

    std::string path_of(Route const& route, Persona persona) const
    {
        return tests::filled_path(route.path, [&](std::string_view) {
            return persona == Persona::feed_reader ? feed : std::string{"AAAAAAAAAAAAAAAAAAAAAA"};
        });
    }

    /// The personas to whom the route is other than it ought to be.
    std::size_t surprised(Route const& route)
    {
        std::size_t count = 0;
        for (auto const persona : personas)
            if (gets_in(route, persona) != ought_to_get_in(persona, route)) ++count;
        return count;
    }

    std::string half_way, reads, writes, feed;
    std::map<Persona, tests::Browser> signed_in;
};
TYPED_TEST_SUITE(Policies, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Policies, let_everybody_get_to_what_is_theirs_and_to_nothing_else)
{
    for (auto const* route : all_routes())
        for (auto const persona : personas)
            EXPECT_EQ(this->gets_in(*route, persona), ought_to_get_in(persona, *route))
                << name_of(route->method) << ' ' << route->path << ", persona " << static_cast<int>(persona);
}

TYPED_TEST(Policies, cannot_be_others_without_being_noticed)
{
    using Who = Policy::Who;
    for (auto const* route : all_routes())
        for (auto const who : {Who::anyone, Who::signed_in, Who::half_way, Who::site_owner, Who::feed_bearer,
                               Who::before_set_up}) {
            if (who == route->policy.who()) continue;
            // Either lets nobody in on a site that is set up and by an address without a secret.
            if (route->policy.who() == Who::before_set_up && who == Who::feed_bearer) continue;
            auto changed = *route;
            changed.policy = who;
            EXPECT_GT(this->surprised(changed), 0U)
                << name_of(route->method) << ' ' << route->path << " with policy " << static_cast<int>(who);
        }
}

} // namespace
} // namespace florilege::web
