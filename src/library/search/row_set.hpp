#pragma once

#include "library/columns/columns.hpp"

#include <bit>
#include <cstdint>
#include <vector>

namespace florilege::library {

/// Some bookmarks of one library, by their numbers in it: a bit each.
class RowSet {
public:
    /// None of that many blocks of columns.
    explicit RowSet(std::size_t blocks) : words_(blocks * ColumnBlock::words) {}
    /// All there are.
    static RowSet everything(Columns const& columns);

    /// A number beyond the blocks is not taken: no row of this state of the library has it.
    void add(std::size_t number) noexcept
    {
        if (number / 64 < words_.size()) words_[number / 64] |= std::uint64_t{1} << number % 64;
    }
    bool holds(std::size_t number) const noexcept
    {
        return number / 64 < words_.size() && (words_[number / 64] >> number % 64 & 1) != 0;
    }
    std::size_t count() const noexcept;

    void keep(RowSet const& others) noexcept;   ///< what is in both
    void add(RowSet const& others) noexcept;    ///< what is in either
    void remove(RowSet const& others) noexcept; ///< what is not in the others

    /// visit(block number, place in it, block) for each, smallest number first.
    template <class Visit> void each(Columns const& columns, Visit const& visit) const
    {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            auto const block = at / ColumnBlock::words;
            for (auto left = words_[at]; left != 0; left &= left - 1)
                visit(block, at % ColumnBlock::words * 64 + static_cast<std::size_t>(std::countr_zero(left)),
                      *columns.blocks[block]);
        }
    }

private:
    std::vector<std::uint64_t> words_;
};

} // namespace florilege::library
