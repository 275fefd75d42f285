#include "library/columns/column_changes.hpp"

namespace florilege::library {
namespace {

constexpr std::int64_t own_face = 0;
constexpr std::int64_t public_face = 1;
constexpr auto block_size = static_cast<std::int64_t>(ColumnBlock::size);

std::uint16_t place_of(BookmarkId id)
{
    return static_cast<std::uint16_t>(number_of(id) % block_size);
}

constexpr std::string_view block_sql =
    "SELECT content FROM column_block WHERE owner = ?1 AND face = 0 AND block = ?2";
constexpr std::string_view last_version_sql =
    "SELECT max(version) FROM column_block WHERE owner = ?1 AND face = ?2";
constexpr std::string_view put_block_sql =
    "INSERT INTO column_block (owner, face, block, version, content) VALUES (?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT (owner, face, block) DO UPDATE SET version = excluded.version, content = excluded.content";

BlockRows read_block(store::Transaction& transaction, std::int64_t owner, std::int64_t block)
{
    auto rows = transaction.query(block_sql, owner, block);
    if (!rows.next()) return {};
    auto const bytes = rows.blob(0);
    return rows_of(*block_of({reinterpret_cast<char const*>(bytes.data()), bytes.size()}));
}

constexpr std::string_view tags_sql = "SELECT tag FROM bookmark_tag WHERE bookmark = ?1 ORDER BY position";

std::vector<TagId> read_tags(store::Transaction& transaction, BookmarkId bookmark)
{
    std::vector<TagId> tags;
    auto rows = transaction.query(tags_sql, bookmark);
    while (rows.next())
        tags.push_back(rows.id<TagId>(0));
    return tags;
}

/// What everyone sees of a block; the row is told nothing else of.
std::string public_bytes(BlockRows const& rows)
{
    BlockRows shown;
    for (auto const& [place, row] : rows)
        if ((row.flags & ColumnRow::everyone) != 0) shown.emplace(place, row);
    return to_bytes(shown);
}

/// One face of one library. Its version is looked up where something changed, once.
class Face {
public:
    Face(store::Transaction& transaction, std::int64_t owner, std::int64_t face) noexcept
        : transaction_{transaction}, owner_{owner}, face_{face}
    {}

    void write(std::int64_t block, std::string const& before, std::string const& after)
    {
        if (before == after) return;
        if (version_ == 0) version_ = transaction_.integer(last_version_sql, owner_, face_).value_or(0) + 1;
        transaction_.run(put_block_sql, owner_, face_, block, version_,
                         store::Blob{std::as_bytes(std::span{after})});
    }

private:
    store::Transaction& transaction_;
    std::int64_t owner_;
    std::int64_t face_;
    std::int64_t version_ = 0;
};

} // namespace

// The update changes nothing but holds the row until the commit, whoever else may be writing.
constexpr std::string_view last_number_sql =
    "INSERT INTO bookmark_number (owner, last) VALUES (?1, 0) "
    "ON CONFLICT (owner) DO UPDATE SET last = bookmark_number.last RETURNING last";
constexpr std::string_view number_given_sql = "UPDATE bookmark_number SET last = ?2 WHERE owner = ?1";

BookmarkId ColumnChanges::next_id(store::Transaction& transaction, accounts::AccountId owner)
{
    auto known = numbers_given_.find(owner.value);
    if (known == numbers_given_.end())
        known =
            numbers_given_.emplace(owner.value, transaction.integer(last_number_sql, owner).value()).first;
    return numbered(owner, ++known->second);
}

ColumnChanges::Block& ColumnChanges::block_of(accounts::AccountId owner, BookmarkId id)
{
    return libraries_[owner.value][number_of(id) / block_size];
}

void ColumnChanges::put(accounts::AccountId owner, BookmarkId id, ColumnRow row)
{
    auto& block = block_of(owner, id);
    block.rows.insert_or_assign(place_of(id), std::move(row));
    block.retagged.erase(place_of(id));
}

void ColumnChanges::remove(accounts::AccountId owner, BookmarkId id)
{
    auto& block = block_of(owner, id);
    block.rows.insert_or_assign(place_of(id), std::nullopt);
    block.retagged.erase(place_of(id));
}

void ColumnChanges::retag(accounts::AccountId owner, BookmarkId id)
{
    block_of(owner, id).retagged.insert(place_of(id));
}

void ColumnChanges::write(store::Transaction& transaction)
{
    for (auto const& [owner, number] : numbers_given_)
        transaction.run(number_given_sql, owner, number);
    for (auto& [owner, blocks] : libraries_) {
        Face own{transaction, owner, own_face};
        Face shown{transaction, owner, public_face};
        for (auto& [number, changes] : blocks) {
            auto rows = read_block(transaction, owner, number);
            auto const before = to_bytes(rows);
            auto const public_before = public_bytes(rows);
            for (auto& [place, row] : changes.rows)
                if (row)
                    rows.insert_or_assign(place, std::move(*row));
                else
                    rows.erase(place);
            for (auto const place : changes.retagged)
                if (auto const row = rows.find(place); row != rows.end())
                    row->second.tags = read_tags(
                        transaction, numbered(accounts::AccountId{owner}, number * block_size + place));
            own.write(number, before, to_bytes(rows));
            shown.write(number, public_before, public_bytes(rows));
        }
    }
}

} // namespace florilege::library
