#include "library/search/tag_rows.hpp"

#include "library/columns/columns.hpp"
#include "library/search/packed_rows.hpp"
#include "library/search/tag_set.hpp"

#include <algorithm>
#include <optional>

namespace florilege::library {
namespace {

using Block = std::shared_ptr<ColumnBlock const>;
using KnownBlock = std::weak_ptr<ColumnBlock const>;

/// Blocks never change: one that is the same object holds the same. One that is gone is no other's.
bool is_same(KnownBlock const& known, Block const& block)
{
    return !known.owner_before(block) && !block.owner_before(known);
}

} // namespace

struct TagRows::Kept {
    PackedRows rows;
    std::shared_ptr<KnownBlocks const> blocks; ///< of which they are
};

std::shared_ptr<TagRows::KnownBlocks const> TagRows::known(Columns const& columns)
{
    std::lock_guard const lock{mutex_};
    auto const& blocks = columns.blocks;
    if (last_known_ == nullptr ||
        !std::equal(last_known_->begin(), last_known_->end(), blocks.begin(), blocks.end(), is_same))
        last_known_ = std::make_shared<KnownBlocks const>(blocks.begin(), blocks.end());
    return last_known_;
}

bool TagRows::add(TagSeen const& seen, Columns const& columns, RowSet& rows)
{
    auto const kept = kept_.find(seen);
    if (!kept) return false;
    std::optional<RowSet> renewed;
    std::optional<TagSet> tags;
    for (std::size_t number = 0; number < columns.blocks.size(); ++number) {
        auto const& block = columns.blocks[number];
        if (number < kept->blocks->size() && is_same((*kept->blocks)[number], block)) continue;
        if (!renewed) {
            renewed.emplace(columns.blocks.size());
            kept->rows.add_to(*renewed);
            tags.emplace(std::vector{seen.tag});
        }
        renewed->clear_block(number);
        if (block != nullptr) tags->add_rows_of(*block, number, *renewed);
    }
    if (renewed) {
        keep(seen, columns, *renewed);
        rows.add(*renewed);
    } else {
        kept->rows.add_to(rows);
    }
    return true;
}

void TagRows::keep(TagSeen const& seen, Columns const& columns, RowSet const& rows)
{
    kept_.keep(seen, std::make_shared<Kept const>(Kept{PackedRows{rows}, known(columns)}));
}

} // namespace florilege::library
