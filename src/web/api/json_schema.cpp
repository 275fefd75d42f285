#include "web/api/json_schema.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <limits>

namespace florilege::web {
namespace {

namespace json = boost::json;

std::string_view type_of(Shape const& shape)
{
    switch (shape.kind) {
    case Shape::Kind::text:
    case Shape::Kind::url:
    case Shape::Kind::id:
    case Shape::Kind::time: return "string";
    case Shape::Kind::whole: return "integer";
    case Shape::Kind::real: return "number";
    case Shape::Kind::yes_no: return "boolean";
    case Shape::Kind::list: return "array";
    case Shape::Kind::object: return "object";
    case Shape::Kind::any: return {};
    }
    return {};
}

void add_choices(json::object& schema, Shape const& shape)
{
    if (shape.words.empty()) return;
    json::array words(shape.words.begin(), shape.words.end());
    if (shape.may_be_null) words.push_back(nullptr);
    schema["enum"] = std::move(words);
}

void add_kind(json::object& schema, Shape const& shape)
{
    if (shape.kind == Shape::Kind::id) schema["pattern"] = "^[A-Za-z0-9_-]{22}$";
    // An IRI (RFC 3987): letters of all scripts are read, and written as a URI has them.
    if (shape.kind == Shape::Kind::url) schema["format"] = "iri";
    if (shape.kind == Shape::Kind::time) schema["format"] = "date-time";
    if (shape.kind == Shape::Kind::list) schema["items"] = schema_of(*shape.items);
}

void add_bounds(json::object& schema, Shape const& shape)
{
    bool const list = shape.kind == Shape::Kind::list;
    if (shape.shortest > 0) schema[list ? "minItems" : "minLength"] = shape.shortest;
    if (shape.longest > 0) schema[list ? "maxItems" : "maxLength"] = shape.longest;
    if (shape.kind != Shape::Kind::whole) return;
    if (shape.least != std::numeric_limits<std::int64_t>::min()) schema["minimum"] = shape.least;
    if (shape.most != std::numeric_limits<std::int64_t>::max()) schema["maximum"] = shape.most;
}

json::object named(Object const& object)
{
    return {{"$ref", "#/components/schemas/" + std::string{object.name}}};
}

} // namespace

json::object schema_of(Shape const& shape)
{
    if (shape.kind == Shape::Kind::any) return {};
    if (shape.kind == Shape::Kind::object) {
        if (!shape.may_be_null) return named(*shape.object);
        return {{"anyOf", json::array{named(*shape.object), json::object{{"type", "null"}}}}};
    }
    json::object schema;
    auto const type = type_of(shape);
    schema["type"] = shape.may_be_null ? json::value(json::array{type, "null"}) : json::value(type);
    add_kind(schema, shape);
    add_choices(schema, shape);
    add_bounds(schema, shape);
    return schema;
}

json::object schema_of(Object const& object, Direction direction)
{
    json::object properties;
    json::array required;
    for (auto const& field : object.fields) {
        auto schema = schema_of(field.shape);
        schema["description"] = field.meaning;
        properties[field.name] = std::move(schema);
        if (field.required) required.push_back(json::value(field.name));
    }
    json::object schema{{"type", "object"}, {"description", object.meaning}};
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    if (direction == Direction::in) schema["additionalProperties"] = false;
    return schema;
}

void add_with_parts(std::vector<Object const*>& known, Object const& object)
{
    if (std::find(known.begin(), known.end(), &object) != known.end()) return;
    known.push_back(&object);
    for (auto const& field : object.fields) {
        auto const* shape = &field.shape;
        while (shape->kind == Shape::Kind::list)
            shape = shape->items;
        if (shape->kind == Shape::Kind::object) add_with_parts(known, *shape->object);
    }
}

} // namespace florilege::web
