#include "web/api/resources/api_document.hpp"

#include "web/api/api_route.hpp"
#include "web/api/api_table.hpp"
#include "web/api/entity_tag.hpp"
#include "web/api/openapi.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

Response read(Reading&, Input const&)
{
    static std::string const document = boost::json::serialize(openapi(api_routes()));
    Response response;
    response.kind = HeaderClass::json;
    response.type = json_type;
    response.body = document;
    response.etag = content_tag(document);
    return response;
}

constexpr std::array<AnswerDoc, 1> answers{{{200, "The document", nullptr}}};
constexpr ApiDoc doc{.id = "readDocument",
                     .chapter = "The API itself",
                     .answers = answers,
                     .condition = Condition::if_none_match};

} // namespace

Route const api_document = api_route<doc, read>(Method::get, "/api/v1/openapi.json", Policy::Who::anyone,
                                                "This API as an OpenAPI 3.1 document, for programs");

} // namespace florilege::web
