#pragma once

#include "web/server/application.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace florilege::web {

/// Counts what was served, for /metrics.
class Metrics {
public:
    void count(Served const& served);

    /// In the text format of Prometheus (version 0.0.4). Labels hold methods, patterns of routes and
    /// statuses: nothing that anybody typed.
    std::string text() const;

private:
    static constexpr std::array<double, 12> bounds{0.001, 0.0025, 0.005, 0.01, 0.02, 0.05,
                                                   0.1,   0.25,   0.5,   1,    2.5,  10};
    struct Row {
        std::array<std::uint64_t, bounds.size()> at_most{};
        std::uint64_t count = 0;
        double seconds = 0;
        std::uint64_t bytes = 0;
    };
    struct Key {
        std::string_view route;
        Method method;
        int status;
        auto operator<=>(Key const&) const = default;
    };
    mutable std::mutex mutex_; ///< guards the next
    std::map<Key, Row> rows_;
};

} // namespace florilege::web
