#include "library/columns/column_check.hpp"

#include "library/columns/column_changes.hpp"
#include "library/read.hpp"
#include "store/error.hpp"

#include <set>

namespace florilege::library {
namespace {

constexpr auto places = static_cast<std::int64_t>(ColumnBlock::size);

struct Numbers {
    accounts::AccountId owner;
    std::int64_t last_block;
};

constexpr std::string_view libraries_sql =
    "SELECT n.owner, n.last, (SELECT max(c.block) FROM column_block c WHERE c.owner = n.owner) "
    "FROM bookmark_number n ORDER BY n.owner";

std::vector<Numbers> libraries(store::Transaction& transaction)
{
    std::vector<Numbers> all;
    auto rows = transaction.query(libraries_sql);
    while (rows.next())
        all.push_back({rows.id<accounts::AccountId>(0), std::max(rows.integer(1) / places, rows.integer(2))});
    return all;
}

/// What the rows say of a block. Lengths are left at 0.
class Said {
public:
    Said(store::Transaction& transaction, accounts::AccountId owner, std::int64_t block)
        : transaction_{transaction}, first_{numbered(owner, block * places)}, last_{numbered(owner,
                                                                                             block * places +
                                                                                                 places - 1)}
    {}

    BlockRows rows()
    {
        read_bookmarks_and_sites();
        read_passages();
        read_tags();
        return std::move(said_);
    }

private:
    static constexpr std::string_view bookmarks_sql =
        "SELECT b.id, b.created, b.audience, b.unread, b.archived, b.favourite, s.kind, t.id, "
        "b.title "
        "FROM bookmark b JOIN source s ON s.id = b.id LEFT JOIN site t ON t.owner = s.owner AND t.name = "
        "s.site "
        "WHERE b.id BETWEEN ?1 AND ?2";
    static constexpr std::string_view quoted_sql =
        "SELECT DISTINCT source FROM highlight WHERE source BETWEEN ?1 AND ?2 AND quote <> ''";
    static constexpr std::string_view tags_sql =
        "SELECT bookmark, tag FROM bookmark_tag "
        "WHERE bookmark BETWEEN ?1 AND ?2 ORDER BY bookmark, position, tag";

    void read_bookmarks_and_sites()
    {
        auto rows = transaction_.query(bookmarks_sql, first_, last_);
        while (rows.next()) {
            auto& row = said_[place_of(rows.id<BookmarkId>(0))];
            row.created = rows.time(1);
            auto const audience = accounts::Audience::stored(rows.integer(2));
            unsigned flags = 0;
            auto const set = [&](bool is, ColumnRow::Flag flag) { flags |= is ? unsigned{flag} : 0U; };
            set(audience.is_private(), ColumnRow::only_me);
            set(audience.is_public(), ColumnRow::everyone);
            set(rows.boolean(3), ColumnRow::unread);
            set(rows.boolean(4), ColumnRow::archived);
            set(rows.boolean(5), ColumnRow::favourite);
            set(static_cast<SourceKind>(rows.integer(6)) == SourceKind::unresolved, ColumnRow::unresolved);
            row.flags = static_cast<std::uint8_t>(flags);
            row.site = rows.integer(7); // 0 where there is none
            row.title = title_key(rows.text(8));
        }
    }

    void read_passages()
    {
        auto rows = transaction_.query(quoted_sql, first_, last_);
        while (rows.next())
            if (auto const row = said_.find(place_of(rows.id<BookmarkId>(0))); row != said_.end())
                row->second.flags = static_cast<std::uint8_t>(row->second.flags | ColumnRow::highlighted);
    }

    void read_tags()
    {
        auto rows = transaction_.query(tags_sql, first_, last_);
        while (rows.next())
            if (auto const row = said_.find(place_of(rows.id<BookmarkId>(0))); row != said_.end())
                row->second.tags.push_back(rows.id<TagId>(1));
    }

    std::uint16_t place_of(BookmarkId id) const
    {
        return static_cast<std::uint16_t>(id.value - first_.value);
    }

    store::Transaction& transaction_;
    BookmarkId first_;
    BookmarkId last_;
    BlockRows said_ = {};
};

constexpr std::string_view kept_sql =
    "SELECT content FROM column_block WHERE owner = ?1 AND face = ?2 AND block = ?3";

struct Kept {
    BlockRows rows;
    bool knows_titles = true;
};

/// Nothing where it cannot be read.
std::optional<Kept> kept(store::Transaction& transaction, accounts::AccountId owner, std::int64_t face,
                         std::int64_t block)
{
    auto rows = transaction.query(kept_sql, owner, face, block);
    if (!rows.next()) return Kept{};
    try {
        auto const read = block_of(rows.blob(0));
        return Kept{rows_of(*read), read->knows_titles};
    } catch (store::StoreError const&) {
        return std::nullopt;
    }
}

/// What a block of an earlier build, without keys of titles, can be compared with.
void forget_titles(BlockRows& rows)
{
    for (auto& [place, row] : rows)
        row.title = 0;
}

/// Adds the places about which two are not of one mind.
void add_differences(BlockRows const& one, BlockRows const& other, std::set<std::uint16_t>& to)
{
    for (auto const& [place, row] : one)
        if (auto const same = other.find(place); same == other.end() || same->second != row) to.insert(place);
    for (auto const& [place, row] : other)
        if (!one.contains(place)) to.insert(place);
}

std::optional<WrongBlock> compared(store::Transaction& transaction, accounts::AccountId owner,
                                   std::int64_t block)
{
    auto said = Said{transaction, owner, block}.rows();
    auto const own = kept(transaction, owner, 0, block);
    auto const shown = kept(transaction, owner, 1, block);
    if (!own || !shown) return WrongBlock{owner, block, said.size()};
    BlockRows said_to_all;
    for (auto& [place, row] : said) {
        if (auto const same = own->rows.find(place); same != own->rows.end())
            row.lengths = same->second.lengths;
        if ((row.flags & ColumnRow::everyone) != 0) said_to_all.emplace(place, row_for_everyone(row));
    }
    if (!own->knows_titles) forget_titles(said);
    if (!shown->knows_titles) forget_titles(said_to_all);
    std::set<std::uint16_t> wrong;
    add_differences(said, own->rows, wrong);
    // Blocks of earlier builds hold what its owner has read; nothing asks them for it.
    BlockRows shown_now;
    for (auto const& [place, row] : shown->rows)
        shown_now.emplace(place, row_for_everyone(row));
    add_differences(said_to_all, shown_now, wrong);
    if (wrong.empty()) return std::nullopt;
    return WrongBlock{owner, block, wrong.size()};
}

void put_lengths(store::Transaction& transaction, BookmarkId first, BlockRows& rows)
{
    std::vector<BookmarkId> keys;
    for (auto const& [place, row] : rows)
        keys.emplace_back(first.value + place);
    each_bookmark(transaction, keys, [&](Bookmark const& bookmark) {
        auto const words = cut(own_text(bookmark.content));
        auto& lengths = rows.at(static_cast<std::uint16_t>(bookmark.key.value - first.value)).lengths;
        for (std::size_t column = 0; column < lengths.size(); ++column)
            lengths[column] = kept_length(words.count(column));
    });
}

} // namespace

std::vector<WrongBlock> wrong_blocks(store::Transaction& transaction)
{
    std::vector<WrongBlock> wrong;
    for (auto const& [owner, last_block] : libraries(transaction))
        for (std::int64_t block = 0; block <= last_block; ++block)
            if (auto const found = compared(transaction, owner, block)) wrong.push_back(*found);
    return wrong;
}

// The block's own public bookmarks are counted when it is written.
constexpr std::string_view forget_tags_sql =
    "DELETE FROM public_tag WHERE tag IN (SELECT id FROM tag WHERE owner = ?1)";
constexpr std::string_view count_others_sql =
    "INSERT INTO public_tag (tag, bookmarks) SELECT bt.tag, count(*) "
    "FROM bookmark b JOIN bookmark_tag bt ON bt.bookmark = b.id "
    "WHERE b.owner = ?1 AND b.audience = -1 AND (b.id < ?2 OR b.id > ?3) GROUP BY bt.tag";

// What cannot be read is none to begin with. The version tells whoever has read it before.
constexpr std::string_view empty_sql =
    "UPDATE column_block SET content = ?3, version = 1 + (SELECT max(c.version) FROM column_block c "
    "WHERE c.owner = column_block.owner AND c.face = column_block.face) WHERE owner = ?1 AND block = ?2";

void mend_block(store::Transaction& transaction, WrongBlock const& wrong)
{
    auto const first = numbered(wrong.owner, wrong.block * places);
    transaction.see_as(wrong.owner.value);
    auto rows = Said{transaction, wrong.owner, wrong.block}.rows();
    put_lengths(transaction, first, rows);
    auto const nothing = to_bytes(BlockRows{});
    transaction.run(empty_sql, wrong.owner, wrong.block, store::Blob{std::as_bytes(std::span{nothing})});
    transaction.run(forget_tags_sql, wrong.owner);
    transaction.run(count_others_sql, wrong.owner, first, BookmarkId{first.value + places - 1});
    auto& columns = transaction.pending<ColumnChanges>();
    for (auto& [place, row] : rows)
        columns.put(wrong.owner, BookmarkId{first.value + place}, std::move(row));
}

} // namespace florilege::library
