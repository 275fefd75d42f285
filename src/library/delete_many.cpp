#include "library/change_bookmark.hpp"
#include "library/chosen.hpp"
#include "library/columns/column_row.hpp"
#include "library/edit_many.hpp"
#include "library/history/page_image.hpp"
#include "library/identity.hpp"
#include "library/read.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace florilege::library {
namespace {

/// How many bookmarks are in memory at a time.
constexpr std::size_t at_once = 1'000;

constexpr std::string_view put_part_sql =
    "INSERT INTO change_part (change, place, owner, before) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view part_sql = "SELECT before FROM change_part WHERE change = ?1 AND place = ?2";
constexpr std::string_view parts_sql = "SELECT count(*) FROM change_part WHERE change = ?1";

/// What a change of many bookmarks writes down, some at a time.
class Parts {
public:
    Parts(store::Transaction& transaction, Shelf const& shelf, ChangeId change) noexcept
        : transaction_{transaction}, shelf_{shelf}, change_{change}
    {}

    std::int64_t count() { return transaction_.integer(parts_sql, change_).value_or(0); }

    /// Counted from 1.
    PageImage part(std::int64_t place)
    {
        return page_images_of(transaction_.text(part_sql, change_, place).value()).at(0);
    }

    void add(PageImage const& image)
    {
        transaction_.run(put_part_sql, change_, ++written_, shelf_.owner, to_json(std::span{&image, 1}));
    }

private:
    store::Transaction& transaction_;
    Shelf const& shelf_;
    ChangeId change_;
    std::int64_t written_ = 0;
};

/// Takes bookmarks out; gives what brings them back.
PageImage remove(store::Transaction& transaction, Shelf const& shelf, std::span<BookmarkId const> keys)
{
    auto const bookmarks = read_bookmarks(transaction, keys);
    auto image = image_of(transaction, bookmarks);
    for (auto const& bookmark : bookmarks)
        remove_bookmark(transaction, shelf.owner, bookmark);
    return image;
}

constexpr std::string_view by_id_sql = "SELECT id FROM bookmark WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view by_identity_sql = "SELECT 1 FROM source WHERE owner = ?1 AND identity = ?2";
constexpr std::string_view put_name_sql =
    "INSERT INTO origin (owner, name, bookmark) VALUES (?1, ?2, ?3) ON CONFLICT (owner, name) DO NOTHING";

/// What is to be done with each of the bookmarks of an image.
struct Sorted {
    std::vector<BookmarkId> going;
    std::vector<PageImage::Saving> coming; ///< nothing is in their way
    PageImage other;                       ///< what is there, to be made another one
    std::vector<PageImage::Entry> entries; ///< of those that come
};

Sorted sorted(store::Transaction& transaction, Shelf const& shelf, PageImage const& image)
{
    Sorted sorted;
    std::set<PublicId> of_others;
    for (auto const& saving : image.savings) {
        auto const key = transaction.integer(by_id_sql, *saving.content.id, shelf.owner);
        if (!saving.exists) {
            if (key) sorted.going.emplace_back(*key);
            continue;
        }
        if (!key &&
            !transaction.integer(by_identity_sql, shelf.owner, store::Blob{identity_of(saving.content)})) {
            sorted.coming.push_back(saving);
            continue;
        }
        of_others.insert(*saving.content.id);
        for (auto const& highlight : saving.content.highlights)
            of_others.insert(*highlight.id);
        sorted.other.savings.push_back(saving);
    }
    for (auto const& entry : image.entries) {
        auto const& names = entry.highlight ? entry.highlight : entry.bookmark;
        auto& where = names && of_others.contains(*names) ? sorted.other.entries : sorted.entries;
        where.push_back(entry);
    }
    return sorted;
}

void put(store::Transaction& transaction, Shelf const& shelf, PageImage::Saving const& saving)
{
    auto content = saving.content;
    content.lists.clear(); // its entries come behind it
    auto const as = saving.number ? std::optional{numbered(shelf.owner, *saving.number)} : std::nullopt;
    auto const key = put_bookmark(transaction, {shelf.owner, shelf.vocabulary, saving.batch, shelf.now},
                                  std::move(content), as);
    for (auto const& name : saving.names)
        transaction.run(put_name_sql, shelf.owner, name, key);
}

PageImage::Saving none_of(PublicId const& id)
{
    PageImage::Saving saving;
    saving.exists = false;
    saving.content.id = id;
    return saving;
}

/// Makes those that are there in another way what the image says; adds to `before` what takes that back.
void change_others(store::Transaction& transaction, Shelf const& shelf, PageImage const& image,
                   PageImage& before)
{
    auto const other = sorted(transaction, shelf, image).other;
    if (other.savings.empty()) return;
    auto now = image_now(transaction, shelf, other);
    put_back(transaction, shelf, other);
    before.savings.insert(before.savings.end(), now.savings.begin(), now.savings.end());
    before.entries.insert(before.entries.end(), now.entries.begin(), now.entries.end());
}

/// Takes out and puts in what the image says; gives what takes that back.
PageImage exchange(store::Transaction& transaction, Shelf const& shelf, PageImage const& image)
{
    auto const to_do = sorted(transaction, shelf, image);
    auto before = remove(transaction, shelf, to_do.going);
    for (auto const& saving : to_do.coming) {
        put(transaction, shelf, saving);
        before.savings.push_back(none_of(*saving.content.id));
    }
    put_entries(transaction, shelf, to_do.entries);
    return before;
}

} // namespace

ManyEdited delete_many(store::Transaction& transaction, Shelf const& shelf, ColumnCache& cache,
                       Chosen const& chosen)
{
    auto const keys = keys_of(transaction, shelf, cache, chosen);
    if (keys.empty()) return {};
    Parts parts{transaction, shelf,
                remember(transaction, shelf, many_deleted_action, summary_of_bookmarks(keys.size()), {})};
    for (std::size_t at = 0; at < keys.size(); at += at_once)
        parts.add(
            remove(transaction, shelf, std::span{keys}.subspan(at, std::min(at_once, keys.size() - at))));
    shelf.vocabulary.forget(); // the ends of lists
    return {static_cast<std::int64_t>(keys.size())};
}

std::optional<Fault> undo_delete_many(store::Transaction& transaction, Shelf const& shelf, ChangeId change,
                                      Summary const& summary)
{
    transaction.see_as(shelf.owner.value);
    Parts before{transaction, shelf, change};
    auto const count = before.count();
    for (std::int64_t place = 1; place <= count; ++place)
        if (auto fault = obstacle(transaction, shelf, std::array{before.part(place)})) return fault;
    // What was saved anew is remembered for itself, ahead of this, which then is what `undo` takes back next.
    PageImage others;
    for (auto place = count; place > 0; --place)
        change_others(transaction, shelf, before.part(place), others);
    Parts now{transaction, shelf, remember(transaction, shelf, many_deleted_action, summary, {})};
    if (!others.savings.empty()) now.add(others);
    // The last first: each knows its places in lists as the ones before it had left them.
    for (auto place = count; place > 0; --place)
        now.add(exchange(transaction, shelf, before.part(place)));
    shelf.vocabulary.forget();
    return std::nullopt;
}

} // namespace florilege::library
