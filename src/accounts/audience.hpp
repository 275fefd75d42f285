#pragma once

#include "prelude/ids.hpp"

#include <cstdint>

namespace florilege::accounts {

using SpaceId = Id<struct SpaceTag>;

/// Who may read an item: its owner alone, everyone, or the members of one space. Stored as one number:
/// 0 for `me`, -1 for `public`, the space's id otherwise. Children of an item take its audience.
class Audience {
public:
    static constexpr Audience me() noexcept { return Audience{0}; }
    static constexpr Audience everyone() noexcept { return Audience{-1}; }
    static constexpr Audience space(SpaceId id) noexcept { return Audience{id.value}; }
    static constexpr Audience stored(std::int64_t number) noexcept { return Audience{number}; }

    constexpr std::int64_t number() const noexcept { return number_; }
    constexpr bool is_public() const noexcept { return number_ == -1; }
    constexpr bool is_private() const noexcept { return number_ == 0; }

    bool operator==(Audience const&) const = default;

private:
    explicit constexpr Audience(std::int64_t number) noexcept : number_{number} {}
    std::int64_t number_;
};

} // namespace florilege::accounts
