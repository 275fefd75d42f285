#pragma once

#include "prelude/clock.hpp"
#include "prelude/ids.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace florilege::store {

using Blob = std::span<std::byte const>;

template <class T>
concept Choice = std::is_enum_v<T>;

/// One value bound to `?1`, `?2`, … It borrows text and bytes: what it was made from must outlive the call
/// that takes it. Times are bound as microseconds, ids as their number, public ids as 16 bytes, enums as
/// their number, an empty optional as NULL.
class Param {
public:
    using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Blob>;

    Param(std::nullopt_t) noexcept : value_{std::monostate{}} {}
    template <std::integral T> Param(T number) noexcept : value_{static_cast<std::int64_t>(number)} {}
    template <Choice T> Param(T choice) noexcept : value_{static_cast<std::int64_t>(choice)} {}
    Param(double number) noexcept : value_{number} {}
    Param(std::string_view text) noexcept : value_{text} {}
    Param(std::string const& text) noexcept : value_{std::string_view{text}} {}
    Param(char const* text) noexcept : value_{std::string_view{text}} {}
    Param(Blob bytes) noexcept : value_{bytes} {}
    Param(Time time) noexcept : value_{to_micros(time)} {}
    Param(PublicId const& id) noexcept : value_{Blob{id.bytes()}} {}
    template <class Tag> Param(Id<Tag> id) noexcept : value_{id.value} {}
    template <class T> Param(std::optional<T> const& maybe) noexcept : value_{std::monostate{}}
    {
        if (maybe) value_ = Param{*maybe}.value_;
    }

    Value const& value() const noexcept { return value_; }

private:
    Value value_;
};

} // namespace florilege::store
