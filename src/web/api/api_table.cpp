#include "web/api/api_table.hpp"

#include "web/api/resources/api_document.hpp"

#include <array>

namespace florilege::web {

std::span<Route const* const> api_routes()
{
    static std::array const routes{
        // The API itself
        &api_document};
    return routes;
}

} // namespace florilege::web
