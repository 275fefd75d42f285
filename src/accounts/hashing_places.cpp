#include "accounts/hashing_places.hpp"

namespace florilege::accounts {

Result<HashingPlaces::Place, Busy> HashingPlaces::take()
{
    std::unique_lock lock{mutex_};
    auto const is_free = [this] { return taken_ < limits_.at_once; };
    if (!is_free()) {
        if (waiting_ >= limits_.waiting) return Busy{};
        ++waiting_;
        bool const in_time = freed_.wait_for(lock, limits_.patience, is_free);
        --waiting_;
        if (!in_time) return Busy{};
    }
    ++taken_;
    return Place{*this};
}

void HashingPlaces::give_back() noexcept
{
    {
        std::lock_guard const lock{mutex_};
        --taken_;
    }
    freed_.notify_one();
}

} // namespace florilege::accounts
