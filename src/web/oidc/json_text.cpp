#include "web/oidc/json_text.hpp"

#include <boost/json.hpp>

namespace florilege::web {

std::optional<boost::json::object> object_in(std::string_view json)
{
    boost::system::error_code broken;
    auto value = boost::json::parse(json, broken);
    if (broken || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

std::optional<std::string> text_in(boost::json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return std::string{std::string_view{value->get_string()}};
}

} // namespace florilege::web
