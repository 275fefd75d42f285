#include "web/api/openapi.hpp"

#include "web/api/all_answers.hpp"
#include "web/api/introduction.hpp"
#include "web/api/json_schema.hpp"
#include "web/api/problem.hpp"
#include "web/http/target.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace florilege::web {
namespace {

namespace json = boost::json;

std::string lower(std::string_view name)
{
    std::string text{name};
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

json::object parameter(std::string_view in, Field const& field)
{
    return {{"name", field.name},
            {"in", in},
            {"description", field.meaning},
            {"required", field.required || in == "path"},
            {"schema", schema_of(field.shape)}};
}

json::object header_parameter(std::string_view name, std::string_view meaning)
{
    return {{"name", name},
            {"in", "header"},
            {"description", meaning},
            {"required", false},
            {"schema", json::object{{"type", "string"}}}};
}

/// An example of a query, "q=maps&limit=10", as examples of its parameters.
void add_example(json::object& parameter, Pairs const& example)
{
    auto const text = example.find(std::string_view{parameter["name"].as_string()});
    if (!text) return;
    bool const number = parameter["schema"].as_object()["type"] == "integer";
    parameter["example"] = number ? json::value(std::stoll(std::string{*text})) : json::value(*text);
}

json::array parameters_of(Route const& route)
{
    auto const& doc = *route.doc;
    auto const example = doc.body == nullptr ? parse_urlencoded(doc.asks).value() : Pairs{};
    json::array parameters;
    for (auto const& field : doc.path)
        parameters.push_back(parameter("path", field));
    for (auto const& field : doc.query) {
        auto described = parameter("query", field);
        add_example(described, example);
        parameters.push_back(std::move(described));
    }
    if (makes_a_change(route) && doc.condition == Condition::if_match)
        parameters.push_back(header_parameter(
            "If-Match",
            "An entity tag: the change is made only to what is still so, else the answer is 412"));
    if (takes_key(route))
        parameters.push_back(header_parameter(
            "Idempotency-Key", "A text of the program's own: what it asks again under it is done once"));
    if (!makes_a_change(route) && answers_with_entity_tag(doc))
        parameters.push_back(header_parameter(
            "If-None-Match", "Entity tags of answers that are known: one of these is a 304"));
    return parameters;
}

json::object response_header(std::string_view meaning, bool required)
{
    return {{"description", meaning}, {"required", required}, {"schema", json::object{{"type", "string"}}}};
}

json::object headers_of(Route const& route, AnswerDoc const& answer)
{
    json::object headers;
    if (answer.status >= 300 && answer.status != 304) return headers;
    if (answers_with_entity_tag(*route.doc) && answer.body != nullptr)
        headers["ETag"] = response_header("Names this state", route.doc->condition != Condition::at_times);
    if (answer.status == 201 || answer.status == 202)
        headers["Location"] = response_header("Where it is to be found", true);
    if (makes_a_change(route))
        headers["Florilege-Change"] = response_header(
            "Names the change, for whoever wants to undo it; without it nothing was changed", false);
    return headers;
}

json::object response(Route const& route, AnswerDoc const& answer)
{
    json::object described{{"description", answer.when}};
    if (!answer.type.empty()) {
        auto const schema = answer.body == nullptr ? json::object{} : schema_of(Shape::of(*answer.body));
        described["content"] = json::object{{answer.type, json::object{{"schema", schema}}}};
    }
    if (auto headers = headers_of(route, answer); !headers.empty()) described["headers"] = std::move(headers);
    return described;
}

json::object responses_of(Route const& route)
{
    json::object responses;
    for (auto const& answer : all_answers(route))
        responses[std::to_string(answer.status)] = response(route, answer);
    responses["default"] = response(route, {500, "Something else went wrong", &problem_object, problem_type});
    return responses;
}

json::array security_of(Route const& route)
{
    if (route.policy.who() == Policy::Who::anyone) return json::array(1, json::object{});
    auto const scope = makes_a_change(route) ? "write" : "read";
    return {json::object{{"token", json::array{scope}}}, json::object{{"signIn", json::array{}}}};
}

json::object operation(Route const& route)
{
    auto const& doc = *route.doc;
    json::object described{
        {"operationId", doc.id}, {"summary", route.summary}, {"tags", json::array{json::value(doc.chapter)}}};
    if (auto parameters = parameters_of(route); !parameters.empty())
        described["parameters"] = std::move(parameters);
    if (doc.body != nullptr) {
        json::object content{{"schema", schema_of(Shape::of(*doc.body))}};
        if (!doc.asks.empty()) content["example"] = json::parse(doc.asks);
        bool const required = std::any_of(doc.body->fields.begin(), doc.body->fields.end(),
                                          [](Field const& f) { return f.required; });
        described["requestBody"] =
            json::object{{"required", required}, {"content", json::object{{json_type, std::move(content)}}}};
    }
    if (doc.takes_file)
        described["requestBody"] =
            json::object{{"required", true},
                         {"content", json::object{{file_type, json::object{{"schema", json::object{}}}}}}};
    described["responses"] = responses_of(route);
    described["security"] = security_of(route);
    return described;
}

json::object schemas_of(std::span<Route const* const> routes)
{
    std::vector<Object const*> in;
    std::vector<Object const*> all;
    for (auto const* route : routes)
        if (route->doc->body != nullptr) add_with_parts(in, *route->doc->body);
    for (auto const* route : routes) {
        if (route->doc->body != nullptr) add_with_parts(all, *route->doc->body);
        for (auto const& answer : route->doc->answers)
            if (answer.body != nullptr) add_with_parts(all, *answer.body);
    }
    add_with_parts(all, problem_object);
    json::object schemas;
    for (auto const* object : all) {
        if (schemas.contains(object->name))
            throw std::logic_error{"two objects of the API are called " + std::string{object->name}};
        bool const comes_in = std::find(in.begin(), in.end(), object) != in.end();
        schemas[object->name] = schema_of(*object, comes_in ? Direction::in : Direction::out);
    }
    return schemas;
}

json::object security_schemes()
{
    return {
        {"token", json::object{{"type", "http"},
                               {"scheme", "bearer"},
                               {"description", "A token of an account, with the scope read or write"}}},
        {"signIn", json::object{{"type", "apiKey"},
                                {"in", "cookie"},
                                {"name", "florilege"},
                                {"description",
                                 "The sign-in of a browser, for the site's own pages; `__Host-florilege` "
                                 "over https. A change also sends the page's form token as X-Form-Token"}}}};
}

} // namespace

json::object openapi(std::span<Route const* const> routes)
{
    json::object paths;
    json::array chapters;
    for (auto const* route : routes) {
        if (route->doc == nullptr)
            throw std::logic_error{"a route of the API without a document: " + std::string{route->path}};
        auto& path = paths[route->path];
        if (path.is_null()) path = json::object{};
        path.as_object()[lower(name_of(route->method))] = operation(*route);
        json::object const chapter{{"name", route->doc->chapter}};
        if (std::find(chapters.begin(), chapters.end(), chapter) == chapters.end())
            chapters.push_back(chapter);
    }
    return {{"openapi", "3.1.0"},
            {"info",
             json::object{{"title", "Florilege"},
                          {"version", "1"},
                          {"description", introduction},
                          {"license", json::object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
            {"servers", json::array{json::object{{"url", "/"}}}},
            {"tags", std::move(chapters)},
            {"paths", std::move(paths)},
            {"components",
             json::object{{"schemas", schemas_of(routes)}, {"securitySchemes", security_schemes()}}}};
}

} // namespace florilege::web
