#include "accounts/client_network.hpp"

#include <algorithm>

namespace florilege::accounts {

ClientNetwork ClientNetwork::v4(std::array<unsigned char, 4> const& address) noexcept
{
    ClientNetwork network;
    network.bytes_[0] = 4;
    std::copy(address.begin(), address.end(), network.bytes_.begin() + 1);
    return network;
}

ClientNetwork ClientNetwork::v6(std::array<unsigned char, 16> const& address) noexcept
{
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::equal(mapped.begin(), mapped.end(), address.begin()))
        return v4({address[12], address[13], address[14], address[15]});
    ClientNetwork network;
    network.bytes_[0] = 6;
    std::copy_n(address.begin(), 8, network.bytes_.begin() + 1);
    return network;
}

} // namespace florilege::accounts
