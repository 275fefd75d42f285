#include "library/columns/columns.hpp"

#include "store/transaction.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

constexpr std::string_view reads_own_sql = "SELECT CASE WHEN viewer() = ?1 THEN 1 ELSE 0 END";
constexpr std::string_view version_sql =
    "SELECT max(version) FROM visible_column_block WHERE owner = ?1 AND face = ?2";
constexpr std::string_view changed_sql = "SELECT block, version, content FROM visible_column_block "
                                         "WHERE owner = ?1 AND face = ?2 AND version > ?3";
constexpr std::string_view block_sql = "SELECT block, version, content FROM visible_column_block "
                                       "WHERE owner = ?1 AND face = ?2 AND block = ?3";

std::uint32_t largest_of(std::span<std::uint32_t const> numbers)
{
    return numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
}

/// Puts the blocks of an answer in their places.
void take(store::Rows rows, Columns& columns, std::vector<std::int64_t>& versions)
{
    while (rows.next()) {
        auto const block = static_cast<std::size_t>(rows.integer(0));
        if (columns.blocks.size() <= block) {
            columns.blocks.resize(block + 1);
            versions.resize(block + 1);
        }
        std::shared_ptr const read = block_of(rows.blob(2));
        columns.largest_tag = std::max(columns.largest_tag, largest_of(read->tags));
        columns.largest_site = std::max(columns.largest_site, largest_of(read->site));
        columns.blocks[block] = read;
        versions[block] = rows.integer(1);
    }
}

} // namespace

bool reads_own(store::Session& session, accounts::AccountId owner)
{
    return session.integer(reads_own_sql, owner) == 1;
}

bool reads_committed(store::Session& session)
{
    return dynamic_cast<store::Reader*>(&session) != nullptr;
}

std::shared_ptr<Columns const> ColumnCache::columns(store::Session& session, accounts::AccountId owner)
{
    std::int64_t const which = reads_own(session, owner) ? 0 : 1;
    auto const version = session.integer(version_sql, owner, which).value_or(0);
    Face known;
    {
        std::lock_guard const lock{mutex_};
        known = faces_[{owner.value, which}];
    }
    if (known.version == version) return known.columns;

    auto columns = std::make_shared<Columns>(*known.columns);
    if (known.version < version) {
        take(session.query(changed_sql, owner, which, known.version), *columns, known.versions);
        if (!reads_committed(session)) return columns;
        std::lock_guard const lock{mutex_};
        auto& face = faces_[{owner.value, which}];
        if (face.version < version) face = {version, std::move(known.versions), columns};
        return columns;
    }
    // This reader looks at an older state than another one did: what is younger is read as it was.
    for (std::size_t block = 0; block < columns->blocks.size(); ++block) {
        if (known.versions[block] <= version) continue;
        columns->blocks[block] = nullptr;
        take(session.query(block_sql, owner, which, block), *columns, known.versions);
    }
    return columns;
}

} // namespace florilege::library
