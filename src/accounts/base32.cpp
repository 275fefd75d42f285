#include "accounts/base32.hpp"

#include <string_view>

namespace florilege::accounts {

std::string base32(std::span<std::byte const> bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    out.reserve((bytes.size() * 8 + 4) / 5);
    unsigned kept = 0; // bits that are no letter yet
    unsigned count = 0;
    for (auto const byte : bytes) {
        kept = (kept << 8U | std::to_integer<unsigned>(byte)) & 0xFFFFU;
        for (count += 8; count >= 5; count -= 5)
            out += letters[kept >> (count - 5) & 31U];
    }
    if (count > 0) out += letters[kept << (5 - count) & 31U];
    return out;
}

} // namespace florilege::accounts
