#include "web/pages/site/files.hpp"

#include "text/html/escape.hpp"
#include "web/embedded.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

Response file(std::string_view type, std::string bytes, std::string const& caching)
{
    Response response;
    response.kind = HeaderClass::asset;
    response.type = std::string{type};
    response.headers.add("cache-control", caching);
    response.body = std::move(bytes);
    return response;
}

Response asset(Reading& reading)
{
    auto const* const found = reading.site.assets.find(reading.capture(0));
    if (found == nullptr) return not_found(reading);
    auto response = file(found->type, {}, "public, max-age=31536000, immutable");
    response.body = found->bytes;
    return response;
}

Response icon(Reading&)
{
    return file("image/svg+xml; charset=utf-8", std::string{embedded("icon.svg")}, "public, max-age=86400");
}

/// What is public is there to be found; what belongs to the program is nobody's find.
Response robots(Reading&)
{
    return file("text/plain; charset=utf-8",
                "User-agent: *\nDisallow: /api/\nDisallow: /sign-in\nDisallow: /settings\nDisallow: /admin\n",
                "public, max-age=3600");
}

/// So that browsers offer to search here (https://github.com/dewitt/opensearch).
Response opensearch(Reading& reading)
{
    auto const base = text::escape_value(reading.base_url());
    return file("application/opensearchdescription+xml; charset=utf-8",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                "<OpenSearchDescription "
                "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\"><ShortName>" +
                    text::escape_value(reading.site.face()->name) +
                    "</ShortName>"
                    "<Description>" +
                    std::string{reading.words().text("opensearch.description")} +
                    "</Description><InputEncoding>UTF-8</InputEncoding><Image type=\"image/svg+xml\">" +
                    base + "/icon.svg</Image><Url type=\"text/html\" template=\"" + base +
                    "/?q={searchTerms}\"/></OpenSearchDescription>\n",
                "public, max-age=3600");
}

/// https://w3c.github.io/webappsec-change-password-url/
Response change_password(Reading&)
{
    return see_other("/settings/security");
}

} // namespace

Route const asset_route{
    Method::get, "/assets/{name}", Policy::Who::anyone, asset, "The style sheet, the script, the icon",
    Body::none,  Proof::feed};
Route const icon_route{
    Method::get, "/icon.svg", Policy::Who::anyone, icon, "The icon, where phones look for it",
    Body::none,  Proof::feed};
Route const robots_route{
    Method::get, "/robots.txt", Policy::Who::anyone, robots, "What search engines leave alone",
    Body::none,  Proof::feed};
Route const opensearch_route{Method::get, "/opensearch.xml", Policy::Who::anyone, opensearch,
                             "Tells browsers how to search here"};
Route const change_password_route{Method::get,     "/.well-known/change-password",        Policy::Who::anyone,
                                  change_password, "Leads password managers to the form", Body::none,
                                  Proof::feed};

} // namespace florilege::web
