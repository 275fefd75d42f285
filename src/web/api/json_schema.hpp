#pragma once

#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

#include <vector>

namespace florilege::web {

/// Where a schema stands: an object that comes in has no fields but those described; one that goes out may
/// get more of them in time.
enum class Direction { in, out };

/// A shape as JSON Schema 2020-12; objects are named, not written out: "#/components/schemas/Bookmark".
boost::json::object schema_of(Shape const& shape);
/// An object with its fields.
boost::json::object schema_of(Object const& object, Direction direction);

/// The object and all that it names, each once, in the order in which they are met. Appends to `known`.
void add_with_parts(std::vector<Object const*>& known, Object const& object);

} // namespace florilege::web
