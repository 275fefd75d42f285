#pragma once

#include "library/search/leading.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace florilege::library {

/// A part of an answer: `count` from the one numbered `first` on.
struct Page {
    std::size_t first;
    std::size_t count;
};

/// How many keys a page takes to be found: what it passes over, what it shows, and one that tells that there
/// is more.
constexpr std::size_t reach(Page page) noexcept
{
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    bool const without_end = page.first >= all - 1 || page.count >= all - 1 - page.first;
    return without_end ? all : page.first + page.count + 1;
}

/// What a page holds and what is on its sides.
template <class Key> struct PageTaken {
    std::vector<Key> keys; ///< in their order
    bool more_before = false;
    bool more_after = false;
};

/// Between which keys of an order a page is looked for: those themselves are not on it.
template <class Key> struct Between {
    std::optional<Key> after = {};
    std::optional<Key> before = {};
};

/// One page of many keys that come in any way: the first behind `after`, or, where `before` alone is given,
/// the last ahead of that. `Before` is a strict order. A constant number of steps for each key, and no more
/// memory than two pages take.
template <class Key, class Before> class OnePage {
public:
    OnePage(Page page, Between<Key> between, Before order = {})
        : page_{page}, between_{std::move(between)}, order_{order},
          backward_{between_.before && !between_.after}, leading_{reach(page), Directed{order, backward_}}
    {}

    /// Whether the last keys are looked for, not the first.
    bool is_backward() const noexcept { return backward_; }

    /// Whether a key that lies between these two, or is one of them, may be on the page. There must be such a
    /// key: where it is not on the page, it is on one of its sides.
    bool wants(Key const& one_end, Key const& other_end)
    {
        bool const turned = order_(other_end, one_end);
        auto const& first = turned ? other_end : one_end;
        auto const& last = turned ? one_end : other_end;
        if (between_.after && !order_(*between_.after, last)) {
            more_before_ = true;
            return false;
        }
        if (between_.before && !order_(first, *between_.before)) {
            more_after_ = true;
            return false;
        }
        return leading_.wants(backward_ ? last : first);
    }

    void add(Key key)
    {
        if (between_.after && !order_(*between_.after, key))
            more_before_ = true;
        else if (between_.before && !order_(key, *between_.before))
            more_after_ = true;
        else
            leading_.add(std::move(key));
    }

    /// Empties it.
    PageTaken<Key> take()
    {
        auto keys = leading_.take();
        auto& ahead = backward_ ? more_after_ : more_before_;
        auto& behind = backward_ ? more_before_ : more_after_;
        if (keys.size() == reach(page_)) {
            keys.pop_back();
            behind = true;
        }
        auto const passed = std::min(page_.first, keys.size());
        if (passed > 0) ahead = true;
        keys.erase(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(passed));
        if (backward_) std::reverse(keys.begin(), keys.end());
        return {std::move(keys), more_before_, more_after_};
    }

private:
    struct Directed {
        Before order;
        bool backward;
        bool operator()(Key const& a, Key const& b) const { return backward ? order(b, a) : order(a, b); }
    };

    Page page_;
    Between<Key> between_;
    Before order_;
    bool backward_;
    Leading<Key, Directed> leading_;
    bool more_before_ = false;
    bool more_after_ = false;
};

} // namespace florilege::library
