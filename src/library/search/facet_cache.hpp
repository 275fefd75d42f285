#pragma once

#include "library/recently_asked.hpp"
#include "library/search/facet.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace florilege::library {

/// What facets were counted of. Whoever sees more of a library than another has another face of it, and so
/// never what was counted for them.
struct FacetsOf {
    using Rows = std::array<unsigned char, 16>;

    std::int64_t owner;
    std::int64_t face;  ///< 0 as the owner sees it, 1 as everyone else does
    std::int64_t state; ///< library/state.hpp
    Rows rows;          ///< a hash of which rows
    std::size_t wanted;
    auto operator<=>(FacetsOf const&) const = default;
};

/// Keeps the facets of the last answers, so that a page that is opened again and again counts its library
/// once a change. At most 256 of them, some kilobytes each. Any thread may ask.
class FacetCache {
public:
    static constexpr std::size_t most = 256;
    /// Of more facets than these nothing is kept.
    static constexpr std::size_t most_wanted = 100;

    /// Null where they are not there.
    std::shared_ptr<Facets const> find(FacetsOf const& of) { return kept_.find(of); }

    void keep(FacetsOf const& of, std::shared_ptr<Facets const> facets)
    {
        if (of.wanted <= most_wanted) kept_.keep(of, std::move(facets));
    }

    std::size_t size() const { return kept_.size(); }

private:
    RecentlyAsked<FacetsOf, Facets> kept_{most};
};

} // namespace florilege::library
