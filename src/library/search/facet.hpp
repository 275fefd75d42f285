#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace florilege::library {

struct Facet {
    std::string name;
    std::int64_t count;
};

/// Of a whole result, the most frequent first, among equals by name.
struct Facets {
    std::vector<Facet> tags;
    std::vector<Facet> sites;
    std::vector<Facet> years; ///< in which bookmarks were saved, UTC
    bool approximate = false; ///< tags and sites were counted in a part of the result
};

} // namespace florilege::library
