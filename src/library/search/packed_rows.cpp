#include "library/search/packed_rows.hpp"

#include "library/columns/number_bytes.hpp"

#include <bit>

namespace florilege::library {
namespace {

/// Where more than one number in so many is a row, steps take longer to read than they are worth.
constexpr std::size_t worth_steps = 32;

} // namespace

PackedRows::PackedRows(RowSet const& rows)
{
    auto const words = rows.bits();
    if (rows.count() * worth_steps > words.size() * 64) {
        bits_.assign(words.begin(), words.end());
        return;
    }
    NumberWriter steps;
    std::size_t next = 0;
    for (std::size_t word = 0; word < words.size(); ++word)
        for (auto left = words[word]; left != 0; left &= left - 1) {
            auto const number = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
            steps.number(number - next);
            next = number + 1;
        }
    steps_ = steps.take();
    steps_.shrink_to_fit();
}

void PackedRows::add_to(RowSet& rows) const
{
    for (std::size_t word = 0; word < bits_.size(); ++word)
        rows.add(word * 64, bits_[word]);
    std::size_t next = 0;
    for (NumberReader steps{steps_}; !steps.done(); ++next) {
        next += steps.number();
        rows.add(next);
    }
}

std::size_t PackedRows::bytes() const noexcept
{
    return bits_.size() * sizeof(std::uint64_t) + steps_.size();
}

} // namespace florilege::library
