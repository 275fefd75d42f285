#include "web/api/api_route.hpp"

#include "web/api/answers.hpp"
#include "web/api/asked_again.hpp"
#include "web/api/check.hpp"
#include "web/api/entity_tag.hpp"
#include "web/api/json_body.hpp"

#include <boost/json.hpp>

#include <charconv>
#include <variant>

namespace florilege::web {
namespace {

namespace json = boost::json;

/// What a request gives a route, or the answer that says what is wrong with it.
using Taken = std::variant<Input, Response>;

/// A parameter's value as JSON: a number and a choice are read, everything else stays a text, which the shape
/// is then asked about.
json::value value_of(std::string_view text, Shape const& shape)
{
    if (shape.kind == Shape::Kind::whole) {
        std::int64_t number = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && !text.empty()) return number;
    }
    if (shape.kind == Shape::Kind::yes_no && (text == "true" || text == "false")) return text == "true";
    return json::value(text);
}

std::optional<FieldFault> put(json::object& into, std::string const& name, std::string const& text,
                              std::span<Field const> fields)
{
    auto const* const field = find_field(fields, name);
    if (field == nullptr) return FieldFault{name, "is no parameter known here", true};
    if (field->shape.kind == Shape::Kind::list) {
        if (!into.contains(name)) into[name] = json::array{};
        into[name].as_array().push_back(value_of(text, *field->shape.items));
        return std::nullopt;
    }
    if (into.contains(name)) return FieldFault{name, "is given twice", true};
    into[name] = value_of(text, field->shape);
    return std::nullopt;
}

Taken query_of(Asking const& asking, ApiDoc const& doc)
{
    auto const whole = std::make_shared<json::value>(json::object{});
    auto& object = whole->as_object();
    std::vector<FieldFault> faults;
    for (auto const& [name, text] : asking.request.target.query.pairs())
        if (auto fault = put(object, name, text, doc.query); fault && faults.size() < most_faults)
            faults.push_back(std::move(*fault));
    Object const described{"", "", doc.query};
    for (auto& fault : faults_in(*whole, Shape::of(described))) {
        fault.in_query = true;
        fault.pointer.erase(0, 1);
        faults.push_back(std::move(fault));
    }
    if (!faults.empty()) return problem(400, "the query is not as it should be", faults);
    return Input{whole, object, doc.query};
}

Taken body_of(Asking const& asking, ApiDoc const& doc)
{
    auto parsed = parse_json(asking.request.body.empty() ? "{}" : std::string_view{asking.request.body});
    if (parsed.value == nullptr) return problem(400, "the body " + parsed.fault);
    if (!parsed.doubled.empty()) return wrong_field(parsed.doubled, "is there twice");
    if (auto const faults = faults_in(*parsed.value, Shape::of(*doc.body)); !faults.empty())
        return problem(422, "the body is not as it should be", faults);
    return Input{parsed.value, parsed.value->as_object(), doc.body->fields};
}

Taken taken(Asking const& asking, ApiDoc const& doc)
{
    auto query = query_of(asking, doc);
    if (doc.body == nullptr || std::holds_alternative<Response>(query)) return query;
    return body_of(asking, doc);
}

} // namespace

Response answered(Reading& reading, ApiDoc const& doc, ApiReads work)
{
    auto given = taken(reading, doc);
    if (auto* const wrong = std::get_if<Response>(&given)) return std::move(*wrong);
    auto const& input = std::get<Input>(given);
    if (doc.by_library) return unless_known(reading, [&] { return work(reading, input); });
    return work(reading, input);
}

Response answered(Changing& changing, ApiDoc const& doc, ApiChanges work)
{
    auto given = taken(changing, doc);
    if (auto* const wrong = std::get_if<Response>(&given)) return std::move(*wrong);
    auto const make = [&] {
        auto response = work(changing, std::get<Input>(given));
        if (auto const made = changing.made()) name_change(changing, response, *made);
        return response;
    };
    return changing.request.method == Method::post && !doc.tells_secret ? answered_once(changing, make)
                                                                        : make();
}

} // namespace florilege::web
