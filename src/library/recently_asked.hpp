#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace florilege::library {

/// Keeps the values that were asked for last, at most so many. Any thread may ask.
template <class Key, class Value> class RecentlyAsked {
public:
    explicit RecentlyAsked(std::size_t most) : most_{most} {}

    /// Null where it is not there.
    std::shared_ptr<Value const> find(Key const& key)
    {
        std::lock_guard const lock{mutex_};
        auto const known = known_.find(key);
        if (known == known_.end()) return nullptr;
        order_.splice(order_.begin(), order_, known->second.second);
        return known->second.first;
    }

    /// In place of what was there.
    void keep(Key const& key, std::shared_ptr<Value const> value)
    {
        std::lock_guard const lock{mutex_};
        if (auto const known = known_.find(key); known != known_.end()) {
            known->second.first = std::move(value);
            return;
        }
        order_.push_front(key);
        try {
            known_.emplace(key, std::pair{std::move(value), order_.begin()});
        } catch (...) {
            order_.pop_front();
            throw;
        }
        if (order_.size() <= most_) return;
        known_.erase(order_.back());
        order_.pop_back();
    }

    std::size_t size() const
    {
        std::lock_guard const lock{mutex_};
        return order_.size();
    }

private:
    using Order = std::list<Key>;

    std::size_t most_;
    mutable std::mutex mutex_; ///< guards the next two
    Order order_;              ///< the one asked for last first
    std::map<Key, std::pair<std::shared_ptr<Value const>, typename Order::iterator>> known_;
};

} // namespace florilege::library
