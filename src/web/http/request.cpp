#include "web/http/request.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace florilege::web {
namespace {

constexpr std::array<std::pair<std::string_view, Method>, 7> methods{{{"GET", Method::get},
                                                                      {"HEAD", Method::head},
                                                                      {"POST", Method::post},
                                                                      {"PUT", Method::put},
                                                                      {"PATCH", Method::patch},
                                                                      {"DELETE", Method::erase},
                                                                      {"OPTIONS", Method::options}}};

} // namespace

std::optional<Method> method_named(std::string_view name) noexcept
{
    auto const found =
        std::find_if(methods.begin(), methods.end(), [&](auto const& row) { return row.first == name; });
    if (found == methods.end()) return std::nullopt;
    return found->second;
}

std::string_view name_of(Method method) noexcept
{
    return std::find_if(methods.begin(), methods.end(), [&](auto const& row) { return row.second == method; })
        ->first;
}

} // namespace florilege::web
