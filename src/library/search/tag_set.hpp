#pragma once

#include "library/columns/column_block.hpp"
#include "library/search/row_set.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace florilege::library {

/// Tags to be met among millions: one is compared with, more are looked up as bits.
class TagSet {
public:
    /// Of at least one tag, sorted.
    explicit TagSet(std::vector<std::int64_t> const& tags)
        : only_{tags.size() == 1 ? std::optional{static_cast<std::uint32_t>(tags.front())} : std::nullopt},
          bits_(static_cast<std::size_t>(tags.back()) / 64 + 1)
    {
        for (auto const tag : tags)
            bits_[static_cast<std::size_t>(tag) / 64] |= std::uint64_t{1}
                                                         << static_cast<std::size_t>(tag) % 64;
    }
    bool holds(std::uint32_t tag) const noexcept
    {
        return tag / 64 < bits_.size() && (bits_[tag / 64] >> tag % 64 & 1) != 0;
    }

    /// Adds the rows of a block, the `number`th, that carry any of them. The tags of a block stand in one
    /// array, which is gone through without asking whose each is until one is met.
    void add_rows_of(ColumnBlock const& block, std::size_t number, RowSet& rows) const
    {
        std::size_t place = 0;
        each_in(block.tags, [&](std::size_t at) {
            place = block.place_of_tag(at, place);
            rows.add(number * ColumnBlock::size + place);
        });
    }

private:
    /// visit(index) for each of the tags that is in the set.
    template <class Visit> void each_in(std::span<std::uint32_t const> tags, Visit const& visit) const
    {
        if (only_)
            each_where(
                tags, [only = *only_](std::uint32_t tag) { return tag == only; }, visit);
        else
            each_where(
                tags, [this](std::uint32_t tag) { return holds(tag); }, visit);
    }

    /// Asks for a stretch of tags at once whether any is wanted, which compilers turn into few instructions,
    /// and for those of a stretch that has some without a branch for each.
    template <class Test, class Visit>
    static void each_where(std::span<std::uint32_t const> tags, Test const& test, Visit const& visit)
    {
        constexpr std::size_t stretch = 32;
        std::size_t at = 0;
        for (; at + stretch <= tags.size(); at += stretch) {
            // A pointer and numbers: with checked indexes, or a bool, GCC 12 compares one by one.
            auto const* const next = tags.data() + at;
            std::uint32_t any = 0;
            for (std::size_t one = 0; one < stretch; ++one)
                any |= std::uint32_t{test(next[one])};
            if (any == 0) continue;
            std::uint32_t met = 0;
            for (std::size_t one = 0; one < stretch; ++one)
                met |= std::uint32_t{test(next[one])} << one;
            for (; met != 0; met &= met - 1)
                visit(at + static_cast<std::size_t>(std::countr_zero(met)));
        }
        for (; at < tags.size(); ++at)
            if (test(tags[at])) visit(at);
    }

    std::optional<std::uint32_t> only_;
    std::vector<std::uint64_t> bits_;
};

} // namespace florilege::library
