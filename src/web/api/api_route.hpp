#pragma once

#include "web/api/api_doc.hpp"
#include "web/api/input.hpp"
#include "web/routes/route.hpp"
#include "web/site/asking.hpp"

namespace florilege::web {

/// What answers a route of the API. It gets what its document describes, and gets it only where it is so: the
/// body, or where there is none the query.
using ApiReads = Response (*)(Reading&, Input const&);
using ApiChanges = Response (*)(Changing&, Input const&);

Response answered(Reading& reading, ApiDoc const& doc, ApiReads work);
Response answered(Changing& changing, ApiDoc const& doc, ApiChanges work);

template <ApiDoc const& doc, ApiReads work> Response api_reads(Reading& reading)
{
    return answered(reading, doc, work);
}
template <ApiDoc const& doc, ApiChanges work> Response api_changes(Changing& changing)
{
    return answered(changing, doc, work);
}

constexpr Body body_of(ApiDoc const& doc)
{
    if (doc.takes_file) return Body::upload;
    if (doc.body == nullptr) return Body::none;
    return doc.takes_many ? Body::many_json : Body::json;
}

/// A route of the API: its document and what answers it cannot be parted.
template <ApiDoc const& doc, ApiReads work> constexpr Route api_route(Method method, std::string_view path,
                                                                      Policy policy, std::string_view summary,
                                                                      Lane lane = Lane::read)
{
    return {method, path, policy, &api_reads<doc, work>, summary, Body::none, Proof::token, lane, &doc};
}
template <ApiDoc const& doc, ApiChanges work>
constexpr Route api_route(Method method, std::string_view path, Policy policy, std::string_view summary,
                          Lane lane = Lane::read)
{
    return {method, path, policy, &api_changes<doc, work>, summary, body_of(doc), Proof::token, lane, &doc};
}

} // namespace florilege::web
