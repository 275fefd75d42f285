#include "library/search/row_set.hpp"

#include <algorithm>
#include <iterator>
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

/// By adding up pairs, fours and so on within the word. Without an instruction for it std::popcount is a call
/// for each word; this compilers turn into few instructions for several words at once.
constexpr std::uint64_t ones(std::uint64_t word) noexcept
{
    word = word - (word >> 1 & 0x5555'5555'5555'5555);
    word = (word & 0x3333'3333'3333'3333) + (word >> 2 & 0x3333'3333'3333'3333);
    word = (word + (word >> 4)) & 0x0f0f'0f0f'0f0f'0f0f;
    word += word >> 8;
    word += word >> 16;
    word += word >> 32;
    return word & 0x7f;
}
static_assert(ones(0) == 0 && ones(~std::uint64_t{0}) == 64 && ones(0x8000'0100'0000'0007) == 5);

std::size_t ones(std::span<std::uint64_t const> words) noexcept
{
    return std::accumulate(words.begin(), words.end(), std::size_t{0},
                           [](std::size_t sum, std::uint64_t word) { return sum + ones(word); });
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

RowSet::Ends RowSet::ends() const noexcept
{
    auto const is_set = [](std::uint64_t word) { return word != 0; };
    auto const first = std::find_if(words_.begin(), words_.end(), is_set);
    auto const behind = std::find_if(words_.rbegin(), std::reverse_iterator{first}, is_set).base();
    return {static_cast<std::size_t>(first - words_.begin()),
            static_cast<std::size_t>(behind - words_.begin())};
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
