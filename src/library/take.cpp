#include "library/take.hpp"

#include "library/history/history.hpp"
#include "library/history/removal.hpp"
#include "library/history/state_changes.hpp"
#include "library/identity.hpp"
#include "library/merge.hpp"
#include "library/read.hpp"

#include <stdexcept>

namespace florilege::library {
namespace {

constexpr std::string_view add_origin_sql =
    "INSERT INTO origin (owner, name, bookmark) VALUES (?1, ?2, ?3) ON CONFLICT (owner, name) DO NOTHING";

constexpr std::string_view by_former_sql = "SELECT bookmark FROM origin WHERE owner = ?1 AND name = ?2";

/// False where the name is another bookmark's already: a page that moved elsewhere to where one is kept here.
bool add_name(store::Transaction& transaction, Shelf const& shelf, std::string const& name, BookmarkId key)
{
    if (transaction.run(add_origin_sql, shelf.owner, name, key) == 0)
        return transaction.integer(by_former_sql, shelf.owner, name) == key.value;
    transaction.pending<StateChanges>().owner_sees(shelf.owner);
    return true;
}

Bookmark read_existing(store::Transaction& transaction, Shelf const& shelf, BookmarkId key)
{
    transaction.see_as(shelf.owner.value);
    auto existing = read_bookmark(transaction, key);
    if (!existing) throw std::logic_error{"a bookmark that was just found cannot be read"};
    return std::move(*existing);
}

/// What comes in may say a tag by an alias or another spelling; merging compares the names that tags have
/// here.
void under_their_own_names(store::Transaction& transaction, Shelf const& shelf,
                           std::vector<std::string>& tags)
{
    for (auto& tag : tags)
        if (auto const* known = shelf.vocabulary.named_tag(transaction, tag)) tag = known->name;
}

constexpr std::string_view other_holder_sql =
    "SELECT id FROM source WHERE owner = ?1 AND identity = ?2 AND id <> ?3";

/// A passage that now gets a URL may turn out to be a page that is saved already: then the two become one.
std::optional<Bookmark> other_of_the_same_page(store::Transaction& transaction, Shelf const& shelf,
                                               Bookmark const& existing, BookmarkDraft const& becoming)
{
    if (existing.content.url || !becoming.url) return std::nullopt;
    auto const identity = identity_of(becoming);
    auto const other =
        transaction.integer(other_holder_sql, shelf.owner, store::Blob{identity}, existing.key);
    if (!other) return std::nullopt;
    return read_existing(transaction, shelf, BookmarkId{*other});
}

} // namespace

std::optional<BookmarkId> find_kept(store::Transaction& transaction, Shelf const& shelf,
                                    PreparedDraft const& prepared)
{
    if (auto const same = find_same(transaction, shelf.owner, prepared)) return same;
    if (!prepared.draft.url) return std::nullopt; // find_same has looked
    auto const kept = transaction.integer(by_former_sql, shelf.owner, former_identity(prepared.identity));
    if (!kept) return std::nullopt;
    return BookmarkId{*kept};
}

Taken take(store::Transaction& transaction, Shelf const& shelf, PreparedDraft const& prepared)
{
    auto const key = find_kept(transaction, shelf, prepared);
    if (!key) {
        put_bookmark(transaction, shelf, prepared);
        return Taken::added;
    }
    auto draft = prepared.draft;
    under_their_own_names(transaction, shelf, draft.tags);
    if (!draft.origin.empty() && !add_name(transaction, shelf, draft.origin, *key)) draft.origin.clear();
    auto existing = read_existing(transaction, shelf, *key);
    // Lists that come in behind it name it by the id it has where it comes from.
    if (draft.id && draft.id != existing.content.id) add_name(transaction, shelf, former_id(*draft.id), *key);
    auto after = merged(existing.content, draft);
    if (after == existing.content) return Taken::unchanged;

    bool shown = !existing.content.audience->is_private();
    if (auto other = other_of_the_same_page(transaction, shelf, existing, after)) {
        shown = shown || !other->content.audience->is_private();
        delete_bookmark(transaction, shelf, existing);
        after = merged(other->content, after);
        existing = std::move(*other);
    }
    bool const hidden = shown && after.audience->is_private();
    remember(transaction, shelf, "update", existing.content);
    replace_bookmark(transaction, shelf, existing, std::move(after));
    return hidden ? Taken::hidden : Taken::updated;
}

} // namespace florilege::library
