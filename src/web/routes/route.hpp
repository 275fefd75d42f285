#pragma once

#include "web/http/request.hpp"
#include "web/http/response.hpp"
#include "web/server/application.hpp"

#include <span>
#include <string_view>
#include <variant>

namespace florilege::web {

class Reading;
class Changing;
struct ApiDoc;

/// Who may ask for a route. What they then see of it, the views of the database decide.
class Policy {
public:
    enum class Who {
        anyone,        ///< also who is not signed in
        signed_in,     ///< an account
        half_way,      ///< whose password was right and whose second step is open
        site_owner,    ///< for everybody else the route is not there
        feed_bearer,   ///< who has the secret of a private feed, the first step in braces
        before_set_up, ///< while nobody can sign in yet
    };
    constexpr Policy(Who who) noexcept
        : who_{who} {} // NOLINT(google-explicit-constructor): reads as its value
    /// A route says who may ask for it.
    Policy() = delete;
    constexpr Who who() const noexcept { return who_; }

private:
    Who who_;
};

/// Answers from a reading connection: it cannot change anything.
using Reads = Response (*)(Reading&);
/// May change something.
using Changes = Response (*)(Changing&);

/// How a request proves that the person meant it.
enum class Proof {
    page,        ///< a form of ours with its token, or a page that only shows
    token,       ///< the API: a bearer token; or the cookie of our own pages with its token in a header
    feed,        ///< readers of feeds: what stands in the address is all they have
    returned,    ///< somebody comes back from another site, with what they were sent there with
    feed_secret, ///< those of private feeds: the first step in braces is a secret
};

/// What a body may be. A long form has texts of the length of a note.
enum class Body { none, form, long_form, upload, json, many_json };

/// One route: everything that there is to say about it.
struct Route {
    Method method;
    std::string_view
        path; ///< "/b/{id}/edit": a step in braces takes any text; "/u/{name}.atom": any with an ending
    Policy policy;
    std::variant<Reads, Changes> action;
    std::string_view summary; ///< one sentence, for docs/reference/routes.md and the API's document
    Body body = Body::none;
    Proof proof = Proof::page;
    Lane lane = Lane::read;      ///< changes run on Lane::change unless this says another
    ApiDoc const* doc = nullptr; ///< of a route of the API
};

/// All routes of the program.
std::span<Route const* const> all_routes();

} // namespace florilege::web
