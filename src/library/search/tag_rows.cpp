#include "library/search/tag_rows.hpp"

#include "library/columns/columns.hpp"
#include "library/search/tag_set.hpp"

#include <optional>
#include <vector>

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
    RowSet rows;
    std::vector<KnownBlock> blocks; ///< of which they are
};

bool TagRows::add(TagSeen const& seen, Columns const& columns, RowSet& rows)
{
    auto kept = kept_.find(seen);
    if (!kept) return false;
    std::optional<Kept> renewed;
    std::optional<TagSet> tags;
    for (std::size_t number = 0; number < columns.blocks.size(); ++number) {
        auto const& block = columns.blocks[number];
        if (number < kept->blocks.size() && is_same(kept->blocks[number], block)) continue;
        if (!renewed) {
            renewed = *kept;
            tags.emplace(std::vector{seen.tag});
            renewed->rows.resize(columns.blocks.size());
            renewed->blocks.resize(columns.blocks.size());
        }
        renewed->rows.clear_block(number);
        if (block != nullptr) tags->add_rows_of(*block, number, renewed->rows);
        renewed->blocks[number] = block;
    }
    if (renewed) {
        kept = std::make_shared<Kept const>(std::move(*renewed));
        kept_.keep(seen, kept);
    }
    rows.add(kept->rows);
    return true;
}

void TagRows::keep(TagSeen const& seen, Columns const& columns, RowSet const& rows)
{
    kept_.keep(seen, std::make_shared<Kept const>(
                         Kept{rows, std::vector<KnownBlock>(columns.blocks.begin(), columns.blocks.end())}));
}

} // namespace florilege::library
