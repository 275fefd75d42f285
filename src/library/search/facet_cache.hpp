#pragma once

#include "library/search/facet.hpp"
#include "text/url/keys.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace florilege::library {

/// What facets were counted of. Whoever sees more of a library than another has another face of it, and so
/// never what was counted for them.
struct FacetsOf {
    std::int64_t owner;
    std::int64_t face;  ///< 0 as the owner sees it, 1 as everyone else does
    std::int64_t state; ///< library/state.hpp
    text::Key rows;     ///< a hash of which rows
    std::size_t wanted;
    auto operator<=>(FacetsOf const&) const = default;
};

/// Keeps the facets of the last answers, so that a page that is opened again and again counts its library
/// once a change. At most 64 of them, some kilobytes each. Any thread may ask.
class FacetCache {
public:
    static constexpr std::size_t most = 64;
    /// Of more facets than these nothing is kept.
    static constexpr std::size_t most_wanted = 100;

    /// Null where they are not there.
    std::shared_ptr<Facets const> find(FacetsOf const& of)
    {
        std::lock_guard const lock{mutex_};
        auto const known = known_.find(of);
        if (known == known_.end()) return nullptr;
        order_.splice(order_.begin(), order_, known->second.second);
        return known->second.first;
    }

    void keep(FacetsOf const& of, std::shared_ptr<Facets const> facets)
    {
        if (of.wanted > most_wanted) return;
        std::lock_guard const lock{mutex_};
        auto const [known, fresh] = known_.try_emplace(of);
        if (!fresh) return;
        order_.push_front(of);
        known->second = {std::move(facets), order_.begin()};
        if (order_.size() <= most) return;
        known_.erase(order_.back());
        order_.pop_back();
    }

    std::size_t size() const
    {
        std::lock_guard const lock{mutex_};
        return order_.size();
    }

private:
    using Order = std::list<FacetsOf>;

    mutable std::mutex mutex_; ///< guards the next two
    Order order_;              ///< the one asked for last first
    std::map<FacetsOf, std::pair<std::shared_ptr<Facets const>, Order::iterator>> known_;
};

} // namespace florilege::library
