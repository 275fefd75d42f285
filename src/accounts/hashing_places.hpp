#pragma once

#include "prelude/result.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <utility>

namespace florilege::accounts {

struct HashingLimits {
    std::size_t at_once = 2; ///< 128 MiB at the default cost
    std::size_t waiting = 8;
    std::chrono::milliseconds patience{5000};
};

/// Too many passwords are being checked.
struct Busy : ExpectedFailure {
    std::chrono::seconds retry_after{5};

    bool operator==(Busy const&) const = default;
};

/// Where passwords are hashed: a few at once and a short queue, so that neither memory nor threads run out
/// when many people sign in, or somebody tries passwords by the thousand. Any thread may ask.
class HashingPlaces {
public:
    explicit HashingPlaces(HashingLimits const& limits = {}) noexcept : limits_{limits} {}
    HashingPlaces(HashingPlaces const&) = delete;
    HashingPlaces& operator=(HashingPlaces const&) = delete;

    /// Held while one password is hashed; given back at its end, which must come before the places' own.
    class Place {
    public:
        explicit Place(HashingPlaces& places) noexcept : places_{&places} {}
        Place(Place&& other) noexcept : places_{std::exchange(other.places_, nullptr)} {}
        Place& operator=(Place&& other) noexcept
        {
            std::swap(places_, other.places_);
            return *this;
        }
        ~Place()
        {
            if (places_ != nullptr) places_->give_back();
        }

    private:
        HashingPlaces* places_;
    };

    /// Waits its turn, so not on a thread that serves others. Busy at once where the queue is full, or when
    /// nothing became free in time.
    Result<Place, Busy> take();

private:
    void give_back() noexcept;

    HashingLimits limits_;
    std::mutex mutex_; ///< guards what follows
    std::condition_variable freed_;
    std::size_t taken_ = 0;
    std::size_t waiting_ = 0;
};

} // namespace florilege::accounts
