#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace florilege::library {

/// The first `count` of many, keeping at most twice as many; a constant number of steps for each. `Before` is
/// a strict order.
template <class T, class Before> class Leading {
public:
    explicit Leading(std::size_t count, Before before = {}) : count_{count}, before_{before} {}

    /// Whether it would be among the first so far.
    bool wants(T const& item) const { return !bounded_ || before_(item, last_); }

    void add(T item)
    {
        if (count_ == 0 || !wants(item)) return;
        kept_.push_back(std::move(item));
        if (kept_.size() / 2 >= count_) cut();
    }

    /// In no order; empties it.
    std::vector<T> take_unsorted()
    {
        if (kept_.size() > count_) cut();
        return std::move(kept_);
    }

    /// In their order; empties it.
    std::vector<T> take()
    {
        if (kept_.size() > count_) cut();
        std::sort(kept_.begin(), kept_.end(), before_);
        return std::move(kept_);
    }

private:
    void cut()
    {
        auto const last = kept_.begin() + static_cast<std::ptrdiff_t>(count_) - 1;
        std::nth_element(kept_.begin(), last, kept_.end(), before_);
        last_ = *last;
        bounded_ = true;
        kept_.erase(last + 1, kept_.end());
    }

    std::size_t count_;
    Before before_;
    std::vector<T> kept_ = {};
    T last_ = {}; ///< of those kept when more had to go
    bool bounded_ = false;
};

} // namespace florilege::library
