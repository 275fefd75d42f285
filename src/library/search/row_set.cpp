#include "library/search/row_set.hpp"

#include <algorithm>
#include <numeric>

namespace florilege::library {

RowSet RowSet::everything(Columns const& columns)
{
    RowSet rows{columns.blocks.size()};
    for (std::size_t block = 0; block < columns.blocks.size(); ++block)
        if (columns.blocks[block] != nullptr)
            std::copy(columns.blocks[block]->present.begin(), columns.blocks[block]->present.end(),
                      rows.words_.begin() + static_cast<std::ptrdiff_t>(block * ColumnBlock::words));
    return rows;
}

namespace {

std::size_t ones(std::span<std::uint64_t const> words) noexcept
{
    return std::accumulate(words.begin(), words.end(), std::size_t{0},
                           [](std::size_t sum, std::uint64_t word) {
                               return sum + static_cast<std::size_t>(std::popcount(word));
                           });
}

} // namespace

std::size_t RowSet::count() const noexcept
{
    return ones(words_);
}

std::size_t RowSet::count_of_block(std::size_t block) const noexcept
{
    return ones(bits().subspan(block * ColumnBlock::words, ColumnBlock::words));
}

void RowSet::clear_block(std::size_t block) noexcept
{
    std::fill_n(words_.begin() + static_cast<std::ptrdiff_t>(block * ColumnBlock::words), ColumnBlock::words,
                std::uint64_t{0});
}

void RowSet::keep(RowSet const& others) noexcept
{
    std::transform(words_.begin(), words_.end(), others.words_.begin(), words_.begin(), std::bit_and{});
}

void RowSet::add(RowSet const& others) noexcept
{
    std::transform(words_.begin(), words_.end(), others.words_.begin(), words_.begin(), std::bit_or{});
}

void RowSet::remove(RowSet const& others) noexcept
{
    std::transform(words_.begin(), words_.end(), others.words_.begin(), words_.begin(),
                   [](std::uint64_t ours, std::uint64_t theirs) { return ours & ~theirs; });
}

} // namespace florilege::library
