#pragma once

#include "web/routes/route.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// What stands in place of the steps in braces, in their order; without the ending that a step has behind
/// them.
using Captures = std::vector<std::string>;

/// What a path leads to.
struct Match {
    Route const* route = nullptr; ///< null: no such path, or no such method there
    Captures captures = {};
    std::vector<Method> allowed = {}; ///< the methods that the path has; empty: there is no such path
};

/// Finds routes by their paths: a plain step before one in braces, and of these one with an ending
/// ("{id}.atom") before one without.
class RouteTable {
public:
    /// Throws std::logic_error where two routes have the same method and the same path.
    explicit RouteTable(std::span<Route const* const> routes);

    /// HEAD finds the route of GET.
    Match find(Method method, Target const& target) const;

private:
    struct Entry {
        std::vector<std::string_view> steps; ///< one in braces as "}" and its ending
        Route const* route;
    };
    std::vector<std::vector<Entry>> by_length_; ///< plain ones first
};

} // namespace florilege::web
