#pragma once

#include "text/url/ascii.hpp"

#include <array>
#include <string>
#include <string_view>

namespace florilege::text {

/// The bytes that must be written as %XX in one place of a URL. Bytes of 0x80 and above always are.
class EncodeSet {
public:
    /// What the URL Standard calls the C0 control percent-encode set: controls, DEL and non-ASCII.
    constexpr EncodeSet() noexcept
    {
        for (std::size_t byte = 0; byte < 256; ++byte)
            encoded_[byte] = byte <= 0x1F || byte > 0x7E;
    }

    /// This set and the characters of `more`.
    constexpr EncodeSet with(std::string_view more) const noexcept
    {
        EncodeSet set = *this;
        for (char const c : more)
            set.encoded_[static_cast<unsigned char>(c)] = true;
        return set;
    }

    /// Everything but ASCII letters, digits and the characters of `kept`.
    static constexpr EncodeSet all_but(std::string_view kept) noexcept
    {
        EncodeSet set;
        for (std::size_t byte = 0; byte < 0x80; ++byte) {
            set.encoded_[byte] = !is_ascii_alphanumeric(static_cast<char>(byte));
        }
        for (char const c : kept)
            set.encoded_[static_cast<unsigned char>(c)] = false;
        return set;
    }

    constexpr bool contains(char c) const noexcept { return encoded_[static_cast<unsigned char>(c)]; }

private:
    std::array<bool, 256> encoded_{};
};

// The sets of the URL Standard, section 1.3.
inline constexpr EncodeSet control_set{};
inline constexpr EncodeSet fragment_set = control_set.with(" \"<>`");
inline constexpr EncodeSet query_set = control_set.with(" \"#<>");
inline constexpr EncodeSet special_query_set = query_set.with("'");
inline constexpr EncodeSet path_set = query_set.with("?^`{}");
inline constexpr EncodeSet userinfo_set = path_set.with("/:;=@[\\]|");

/// Appends `text` to `out`, the bytes of `set` as %XX with capital digits. "%" is left alone unless the set
/// names it, so what is already encoded stays as it is.
void append_percent_encoded(std::string& out, std::string_view text, EncodeSet const& set);

/// The bytes that `text` stands for: every %XX decoded once, a "%" without two hexadecimal digits kept. May
/// hold any byte, NUL included.
std::string percent_decoded(std::string_view text);

} // namespace florilege::text
