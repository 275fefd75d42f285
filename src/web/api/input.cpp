#include "web/api/input.hpp"

#include "web/api/times.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::web {
namespace {

namespace json = boost::json;

Field const& known(std::span<Field const> fields, std::string_view name)
{
    if (auto const* field = find_field(fields, name)) return *field;
    throw std::logic_error{"a field that is not described: " + std::string{name}};
}

std::string string_of(json::value const& value)
{
    return std::string{std::string_view{value.as_string()}};
}

std::vector<std::string> texts_of(json::value const& list)
{
    std::vector<std::string> texts;
    for (auto const& item : list.as_array())
        texts.push_back(string_of(item));
    return texts;
}

} // namespace

json::value const* Input::find(std::string_view name, Shape::Kind kind) const
{
    auto const& shape = known(fields_, name).shape;
    bool const text = shape.kind == Shape::Kind::text || shape.kind == Shape::Kind::url;
    if (shape.kind != kind && !(text && kind == Shape::Kind::text))
        throw std::logic_error{"a field that is described otherwise: " + std::string{name}};
    auto const* const value = object_->if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

bool Input::has(std::string_view name) const
{
    return object_->contains(known(fields_, name).name);
}

bool Input::is_null(std::string_view name) const
{
    auto const* const value = object_->if_contains(known(fields_, name).name);
    return value != nullptr && value->is_null();
}

std::optional<std::string> Input::maybe_text(std::string_view name) const
{
    auto const* const value = find(name, Shape::Kind::text);
    return value == nullptr ? std::nullopt : std::optional{string_of(*value)};
}

std::optional<bool> Input::yes_no(std::string_view name) const
{
    auto const* const value = find(name, Shape::Kind::yes_no);
    return value == nullptr ? std::nullopt : std::optional{value->as_bool()};
}

std::optional<std::int64_t> Input::whole(std::string_view name) const
{
    auto const* const value = find(name, Shape::Kind::whole);
    return value == nullptr ? std::nullopt : std::optional{value->as_int64()};
}

std::optional<Time> Input::time(std::string_view name) const
{
    auto const* const value = find(name, Shape::Kind::time);
    return value == nullptr ? std::nullopt : read_time(value->as_string());
}

std::optional<PublicId> Input::id(std::string_view name) const
{
    auto const* const value = find(name, Shape::Kind::id);
    return value == nullptr ? std::nullopt : PublicId::parse(value->as_string());
}

std::optional<std::vector<std::string>> Input::maybe_texts(std::string_view name) const
{
    auto const* const value = find(name, Shape::Kind::list);
    if (value == nullptr) return std::nullopt;
    return texts_of(*value);
}

std::optional<Input> Input::object(std::string_view name) const
{
    auto const* const value = find(name, Shape::Kind::object);
    if (value == nullptr) return std::nullopt;
    return Input{whole_, value->as_object(), known(fields_, name).shape.object->fields};
}

std::vector<Input> Input::objects(std::string_view name) const
{
    std::vector<Input> objects;
    auto const* const value = find(name, Shape::Kind::list);
    if (value == nullptr) return objects;
    auto const* const described = known(fields_, name).shape.items->object;
    for (auto const& item : value->as_array())
        objects.emplace_back(whole_, item.as_object(), described->fields);
    return objects;
}

std::vector<std::int64_t> Input::numbers(std::string_view name) const
{
    std::vector<std::int64_t> numbers;
    auto const* const value = find(name, Shape::Kind::list);
    if (value == nullptr) return numbers;
    for (auto const& item : value->as_array())
        numbers.push_back(item.as_int64());
    return numbers;
}

std::vector<std::vector<std::string>> Input::paths(std::string_view name) const
{
    std::vector<std::vector<std::string>> paths;
    auto const* const value = find(name, Shape::Kind::list);
    if (value == nullptr) return paths;
    for (auto const& item : value->as_array())
        paths.push_back(texts_of(item));
    return paths;
}

std::string Input::json(std::string_view name) const
{
    auto const* const value = object_->if_contains(known(fields_, name).name);
    return value == nullptr || value->is_null() ? std::string{} : json::serialize(*value);
}

} // namespace florilege::web
