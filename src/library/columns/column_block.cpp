#include "library/columns/column_block.hpp"

#include "library/columns/number_bytes.hpp"
#include "store/error.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace florilege::library {
namespace {

constexpr char format = 2;
constexpr char without_titles = 1; ///< as it was written before

constexpr std::size_t page = 4096; ///< of the system's memory

/// Differences wrap around, so that no time is too far from another.
std::int64_t step(std::int64_t from, std::int64_t to)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from));
}
std::int64_t stepped(std::int64_t from, std::int64_t step)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + static_cast<std::uint64_t>(step));
}

std::uint32_t narrow(std::uint64_t number)
{
    if (number > 0xffffffff) throw store::StoreError{"a block of columns holds a number too large"};
    return static_cast<std::uint32_t>(number);
}

void read_row(NumberReader& in, ColumnBlock& block, std::size_t place, std::int64_t created)
{
    block.present[place / 64] |= std::uint64_t{1} << place % 64;
    block.created[place] = created;
    block.oldest = std::min(block.oldest, created);
    block.newest = std::max(block.newest, created);
    block.site[place] = narrow(in.number());
    block.flags[place] = in.byte();
    for (auto& length : block.lengths[place])
        length = in.byte();
    if (block.knows_titles) block.title[place] = in.eight_bytes();
    for (auto left = in.number(); left > 0; --left)
        block.tags.push_back(narrow(in.number()));
}

} // namespace

void* ColumnBlock::operator new(std::size_t bytes)
{
    auto const whole = (bytes + page - 1) / page * page;
    auto* const memory = ::operator new (whole, std::align_val_t{page});
    ::madvise(memory, whole, MADV_POPULATE_WRITE); // where it cannot, they come one by one
    return memory;
}

void ColumnBlock::operator delete(void* block) noexcept
{
    ::operator delete (block, std::align_val_t{page});
}

std::string to_bytes(BlockRows const& rows)
{
    NumberWriter out;
    out.byte(format);
    std::uint64_t next = 0;
    std::int64_t created = 0;
    for (auto const& [place, row] : rows) {
        out.number(place - next);
        next = place + 1U;
        auto const micros = to_micros(row.created);
        out.difference(step(created, micros));
        created = micros;
        out.number(static_cast<std::uint64_t>(row.site));
        out.byte(row.flags);
        for (auto const length : row.lengths)
            out.byte(length);
        out.eight_bytes(row.title);
        out.number(row.tags.size());
        for (auto const tag : row.tags)
            out.number(static_cast<std::uint64_t>(tag.value));
    }
    return out.take();
}

std::unique_ptr<ColumnBlock const> block_of(std::string_view bytes)
{
    auto block = std::make_unique<ColumnBlock>();
    NumberReader in{bytes};
    auto const written = in.byte();
    if (written != format && written != without_titles)
        throw store::StoreError{"a block of columns is of an unknown format"};
    block->knows_titles = written == format;
    std::size_t next = 0;
    std::int64_t created = 0;
    while (!in.done()) {
        auto const place = next + in.number();
        if (place >= ColumnBlock::size) throw store::StoreError{"a block of columns holds too many rows"};
        for (; next <= place; ++next)
            block->first_tag[next] = static_cast<std::uint32_t>(block->tags.size());
        created = stepped(created, in.difference());
        read_row(in, *block, place, created);
    }
    for (; next <= ColumnBlock::size; ++next)
        block->first_tag[next] = static_cast<std::uint32_t>(block->tags.size());
    block->tags.shrink_to_fit();
    return block;
}

std::unique_ptr<ColumnBlock const> block_of(std::span<std::byte const> bytes)
{
    return block_of(std::string_view{reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

BlockRows rows_of(ColumnBlock const& block)
{
    BlockRows rows;
    for (std::size_t place = 0; place < ColumnBlock::size; ++place) {
        if (!block.holds(place)) continue;
        auto& row = rows[static_cast<std::uint16_t>(place)];
        row.created = from_micros(block.created[place]);
        row.site = block.site[place];
        row.flags = block.flags[place];
        row.lengths = block.lengths[place];
        row.title = block.title[place];
        for (auto const tag : block.tags_of(place))
            row.tags.emplace_back(tag);
    }
    return rows;
}

} // namespace florilege::library
