#include "library/search/packed_rows.hpp"

#include <bit>

namespace florilege::library {
namespace {

/// Where steps take more than this part of the bits, reading them takes longer than they are worth.
constexpr std::size_t worth_steps = 4;

void put(std::vector<std::uint8_t>& bytes, std::size_t number)
{
    for (; number >= 0x80; number >>= 7)
        bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
    bytes.push_back(static_cast<std::uint8_t>(number));
}

} // namespace

PackedRows::PackedRows(RowSet const& rows)
{
    auto const words = rows.bits();
    std::size_t next = 0;
    for (std::size_t word = 0; word < words.size() && steps_.size() * worth_steps <= words.size_bytes();
         ++word)
        for (auto left = words[word]; left != 0; left &= left - 1) {
            auto const number = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
            put(steps_, number - next);
            next = number + 1;
        }
    if (steps_.size() * worth_steps > words.size_bytes()) {
        steps_ = {};
        bits_.assign(words.begin(), words.end());
    }
    steps_.shrink_to_fit();
}

void PackedRows::add_to(RowSet& rows) const
{
    for (std::size_t word = 0; word < bits_.size(); ++word)
        rows.add(word * 64, bits_[word]);
    std::size_t next = 0;
    for (auto at = steps_.begin(); at != steps_.end();) {
        std::size_t step = 0;
        unsigned shift = 0;
        for (; (*at & 0x80) != 0; ++at, shift += 7)
            step |= std::size_t{*at} % 0x80 << shift;
        step |= std::size_t{*at++} << shift;
        rows.add(next + step);
        next += step + 1;
    }
}

std::size_t PackedRows::bytes() const noexcept
{
    return bits_.capacity() * sizeof bits_.front() + steps_.capacity();
}

} // namespace florilege::library
