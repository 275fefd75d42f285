#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace florilege::library {

/// The first `count` of many, without keeping the others. `Before` is a strict order.
template <class T, class Before> class Leading {
public:
    explicit Leading(std::size_t count, Before before = {}) : count_{count}, before_{before} {}

    void add(T item)
    {
        if (count_ == 0) return;
        if (heap_.size() == count_) {
            if (!before_(item, heap_.front())) return;
            std::pop_heap(heap_.begin(), heap_.end(), before_);
            heap_.back() = std::move(item);
        } else
            heap_.push_back(std::move(item));
        std::push_heap(heap_.begin(), heap_.end(), before_);
    }

    /// In their order; empties it.
    std::vector<T> take()
    {
        std::sort_heap(heap_.begin(), heap_.end(), before_);
        return std::move(heap_);
    }

private:
    std::size_t count_;
    Before before_;
    std::vector<T> heap_ = {};
};

} // namespace florilege::library
