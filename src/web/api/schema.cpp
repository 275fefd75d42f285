#include "web/api/schema.hpp"

#include <algorithm>

namespace florilege::web {

Field const* find_field(std::span<Field const> fields, std::string_view name) noexcept
{
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](Field const& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace florilege::web
