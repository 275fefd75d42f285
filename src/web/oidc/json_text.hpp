#pragma once

#include <boost/json/fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// The object that a text of another site holds; nothing where it is no JSON, or no object.
std::optional<boost::json::object> object_in(std::string_view json);

/// The text of that name; nothing where there is none, or it is no text.
std::optional<std::string> text_in(boost::json::object const& object, std::string_view name);

} // namespace florilege::web
