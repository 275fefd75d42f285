#include "web/api/problem.hpp"

#include <boost/json.hpp>

namespace florilege::web {

Response problem(int status, std::string_view detail, std::vector<FieldFault> const& errors)
{
    namespace json = boost::json;
    json::object body{{"type", "about:blank"}, {"title", reason_of(status)}, {"status", status}};
    if (!detail.empty()) body["detail"] = detail;
    if (!errors.empty()) {
        json::array faults;
        for (auto const& fault : errors)
            faults.push_back(json::object{{"pointer", fault.pointer}, {"detail", fault.detail}});
        body["errors"] = std::move(faults);
    }
    Response response;
    response.status = status;
    response.kind = HeaderClass::json;
    response.type = "application/problem+json";
    response.body = json::serialize(body);
    return response;
}

} // namespace florilege::web
