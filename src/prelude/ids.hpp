#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace florilege {

/// A row's key inside the database. Ids of different things do not mix, and none leaves the process:
/// what the outside sees is a PublicId.
template <class Tag> struct Id {
    explicit constexpr Id(std::int64_t number) noexcept : value{number} {}
    std::int64_t value;
    auto operator<=>(Id const&) const = default;
};

/// The name by which the outside knows an item: 128 random bits, written as 22 characters of URL-safe
/// base64 without padding (RFC 4648 section 5).
class PublicId {
public:
    using Bytes = std::array<std::byte, 16>;

    explicit PublicId(Bytes const& bytes) noexcept : bytes_{bytes} {}

    /// A fresh one from the system's random source. Its text does not begin with a hyphen, so that a command
    /// line does not take it for an option.
    static PublicId random();

    /// Reads the 22 characters back; nothing for any other text, also where unused low bits are set.
    static std::optional<PublicId> parse(std::string_view text) noexcept;

    std::string text() const;
    Bytes const& bytes() const noexcept { return bytes_; }

    auto operator<=>(PublicId const&) const = default;

private:
    Bytes bytes_;
};

} // namespace florilege
