#include "web/api/problem.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array fault_fields{
    may("pointer", Shape::text(), "JSON pointer of a field of the body"),
    may("parameter", Shape::text(), "Name of a parameter of the query"),
    must("detail", Shape::text(), "What is wrong with it"),
};
constexpr Shape fault_shape = Shape::of(field_fault_object);

constexpr auto fields = joined(
    problem_fields,
    std::array{may("errors", Shape::list(fault_shape), "What is wrong with single fields or parameters")});

Response problem_of(int status, std::string_view detail, json::object body)
{
    body["type"] = "about:blank";
    body["title"] = reason_of(status);
    body["status"] = status;
    if (!detail.empty()) body["detail"] = detail;
    Response response;
    response.status = status;
    response.kind = HeaderClass::json;
    response.type = problem_type;
    response.body = json::serialize(body);
    return response;
}

} // namespace

constexpr Object field_fault_object{"FieldFault", "What is wrong with one field or parameter", fault_fields};
constexpr Object problem_object{"Problem", "Why a request was not answered as it wished (RFC 9457)", fields};

Response problem(int status, std::string_view detail, std::vector<FieldFault> const& errors)
{
    json::object body;
    if (!errors.empty()) {
        json::array faults;
        for (auto const& fault : errors)
            faults.push_back(json::object{{fault.in_query ? "parameter" : "pointer", fault.pointer},
                                          {"detail", fault.detail}});
        body["errors"] = std::move(faults);
    }
    return problem_of(status, detail, std::move(body));
}

Response problem_with(int status, std::string_view detail, json::object const& beside)
{
    return problem_of(status, detail, beside);
}

} // namespace florilege::web
