#include "library/columns/column_changes.hpp"

#include "library/history/state_changes.hpp"

#include <map>

namespace florilege::library {
namespace {

constexpr std::int64_t own_face = 0;
constexpr std::int64_t public_face = 1;
constexpr auto block_size = static_cast<std::int64_t>(ColumnBlock::size);

std::uint16_t place_of(BookmarkId id)
{
    return static_cast<std::uint16_t>(number_of(id) % block_size);
}

/// `before` with those bits as they are in `flags`.
std::uint8_t with_bits(std::uint8_t before, std::uint8_t bits, std::uint8_t flags)
{
    return static_cast<std::uint8_t>((before & ~unsigned{bits}) | (flags & bits));
}

constexpr std::string_view block_sql =
    "SELECT content FROM column_block WHERE owner = ?1 AND face = 0 AND block = ?2";
constexpr std::string_view last_version_sql =
    "SELECT max(version) FROM column_block WHERE owner = ?1 AND face = ?2";
constexpr std::string_view put_block_sql =
    "INSERT INTO column_block (owner, face, block, version, content) VALUES (?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT (owner, face, block) DO UPDATE SET version = excluded.version, content = excluded.content";

constexpr std::string_view titles_sql = "SELECT id, title FROM bookmark WHERE id BETWEEN ?1 AND ?2";

/// For a block from before there were keys of titles.
void read_titles(store::Transaction& transaction, BookmarkId first, BlockRows& rows)
{
    auto titles = transaction.query(titles_sql, first, first.value + block_size - 1);
    while (titles.next())
        if (auto const row = rows.find(place_of(titles.id<BookmarkId>(0))); row != rows.end())
            row->second.title = title_key(titles.text(1));
}

BlockRows read_block(store::Transaction& transaction, std::int64_t owner, std::int64_t block)
{
    auto rows = transaction.query(block_sql, owner, block);
    if (!rows.next()) return {};
    auto const known = block_of(rows.blob(0));
    auto read = rows_of(*known);
    if (!known->knows_titles)
        read_titles(transaction, numbered(accounts::AccountId{owner}, block * block_size), read);
    return read;
}

constexpr std::string_view tags_sql =
    "SELECT tag FROM bookmark_tag WHERE bookmark = ?1 ORDER BY position, tag";
constexpr std::string_view block_tags_sql =
    "SELECT bookmark, tag FROM bookmark_tag "
    "WHERE bookmark BETWEEN ?1 AND ?2 ORDER BY bookmark, position, tag";

std::vector<TagId> read_tags(store::Transaction& transaction, BookmarkId bookmark)
{
    std::vector<TagId> tags;
    auto rows = transaction.query(tags_sql, bookmark);
    while (rows.next())
        tags.push_back(rows.id<TagId>(0));
    return tags;
}

/// From so many on, all tags of a block are read at once.
constexpr std::size_t many_retagged = 16;

/// Reads the tags of those places anew. `first` is the bookmark at place 0.
void retag_rows(store::Transaction& transaction, BookmarkId first, std::set<std::uint16_t> const& places,
                BlockRows& rows)
{
    bool const together = places.size() >= many_retagged;
    for (auto const place : places)
        if (auto const row = rows.find(place); row != rows.end())
            row->second.tags =
                together ? std::vector<TagId>{} : read_tags(transaction, BookmarkId{first.value + place});
    if (!together) return;
    auto carried = transaction.query(block_tags_sql, first, first.value + block_size - 1);
    while (carried.next()) {
        auto const place = place_of(carried.id<BookmarkId>(0));
        if (!places.contains(place)) continue;
        if (auto const row = rows.find(place); row != rows.end())
            row->second.tags.push_back(carried.id<TagId>(1));
    }
}

/// What everyone sees of a block; the row is told nothing else of.
BlockRows public_rows(BlockRows const& rows)
{
    BlockRows shown;
    for (auto const& [place, row] : rows) {
        if ((row.flags & ColumnRow::everyone) == 0) continue;
        shown.emplace(place, row_for_everyone(row));
    }
    return shown;
}

/// One face of one library. Its version is looked up where something changed, once.
class Face {
public:
    Face(store::Transaction& transaction, std::int64_t owner, std::int64_t face) noexcept
        : transaction_{transaction}, owner_{owner}, face_{face}
    {}

    /// False where nothing changed.
    bool write(std::int64_t block, std::string const& before, std::string const& after)
    {
        if (before == after) return false;
        if (version_ == 0) version_ = transaction_.integer(last_version_sql, owner_, face_).value_or(0) + 1;
        transaction_.run(put_block_sql, owner_, face_, block, version_,
                         store::Blob{std::as_bytes(std::span{after})});
        return true;
    }

private:
    store::Transaction& transaction_;
    std::int64_t owner_;
    std::int64_t face_;
    std::int64_t version_ = 0;
};

constexpr std::string_view count_tag_sql =
    "INSERT INTO public_tag (tag, bookmarks) VALUES (?1, ?2) "
    "ON CONFLICT (tag) DO UPDATE SET bookmarks = public_tag.bookmarks + excluded.bookmarks";
constexpr std::string_view drop_tag_sql = "DELETE FROM public_tag WHERE tag = ?1 AND bookmarks = 0";

/// By how many more public bookmarks each tag is carried.
class PublicTags {
public:
    /// A block as everyone sees it became another one.
    void change(BlockRows const& before, BlockRows const& after)
    {
        for (auto const& [place, row] : before)
            for (auto const tag : row.tags)
                --more_[tag];
        for (auto const& [place, row] : after)
            for (auto const tag : row.tags)
                ++more_[tag];
    }

    void write(store::Transaction& transaction) const
    {
        for (auto const& [tag, more] : more_) {
            if (more == 0) continue;
            transaction.run(count_tag_sql, tag, more);
            if (more < 0) transaction.run(drop_tag_sql, tag);
        }
    }

private:
    std::map<TagId, std::int64_t> more_; ///< sorted: whoever writes takes the rows in the same order
};

} // namespace

ColumnRow row_for_everyone(ColumnRow row)
{
    row.flags = with_bits(row.flags, ColumnRow::own_flags, 0);
    return row;
}

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
    block_of(owner, id).replace(place_of(id), std::move(row));
}

void ColumnChanges::remove(accounts::AccountId owner, BookmarkId id)
{
    block_of(owner, id).replace(place_of(id), std::nullopt);
}

void ColumnChanges::retag(accounts::AccountId owner, BookmarkId id)
{
    block_of(owner, id).retagged.insert(place_of(id));
}

void ColumnChanges::flag(accounts::AccountId owner, BookmarkId id, std::uint8_t bits, std::uint8_t flags)
{
    auto& flagging = block_of(owner, id).flagged[place_of(id)];
    flagging = {static_cast<std::uint8_t>(flagging.bits | bits), with_bits(flagging.flags, bits, flags)};
}

void ColumnChanges::Block::replace(std::uint16_t place, std::optional<ColumnRow> row)
{
    rows.insert_or_assign(place, std::move(row));
    retagged.erase(place);
    flagged.erase(place);
}

void ColumnChanges::Block::apply(store::Transaction& transaction, BookmarkId first, BlockRows& to)
{
    for (auto& [place, row] : rows)
        if (row)
            to.insert_or_assign(place, std::move(*row));
        else
            to.erase(place);
    retag_rows(transaction, first, retagged, to);
    for (auto const& [place, flagging] : flagged)
        if (auto const row = to.find(place); row != to.end())
            row->second.flags = with_bits(row->second.flags, flagging.bits, flagging.flags);
}

void ColumnChanges::write(store::Transaction& transaction)
{
    for (auto const& [owner, number] : numbers_given_)
        transaction.run(number_given_sql, owner, number);
    for (auto& [owner, blocks] : libraries_) {
        Face own{transaction, owner, own_face};
        Face shown{transaction, owner, public_face};
        PublicTags tags;
        for (auto& [number, changes] : blocks) {
            auto rows = read_block(transaction, owner, number);
            auto const before = to_bytes(rows);
            auto const public_before = public_rows(rows);
            changes.apply(transaction, numbered(accounts::AccountId{owner}, number * block_size), rows);
            auto& state = transaction.pending<StateChanges>();
            if (own.write(number, before, to_bytes(rows))) state.owner_sees(accounts::AccountId{owner});
            auto const public_after = public_rows(rows);
            if (!shown.write(number, to_bytes(public_before), to_bytes(public_after))) continue;
            state.everyone_sees(accounts::AccountId{owner});
            tags.change(public_before, public_after);
        }
        tags.write(transaction);
    }
}

} // namespace florilege::library
