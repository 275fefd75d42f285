#include "library/tags/tag_changes.hpp"

#include "library/columns/column_changes.hpp"
#include "library/history/history.hpp"
#include "library/history/state_changes.hpp"
#include "library/tags/tag_image.hpp"
#include "library/tags/tag_words.hpp"

#include <algorithm>
#include <set>

namespace florilege::library {
namespace {

/// The bookmarks that carry a tag since which they did not before, or the other way round.
std::set<BookmarkId> touched(std::vector<TagImage> const& images)
{
    std::set<BookmarkId> bookmarks;
    for (auto const& image : images) {
        bookmarks.insert(image.gained.begin(), image.gained.end());
        for (auto const& use : image.lost)
            bookmarks.insert(use.bookmark);
    }
    return bookmarks;
}

/// What the columns say of these bookmarks' tags is read anew at the end.
void retag(store::Transaction& transaction, Shelf const& shelf, std::set<BookmarkId> const& bookmarks)
{
    auto& columns = transaction.pending<ColumnChanges>();
    for (auto const bookmark : bookmarks)
        columns.retag(shelf.owner, bookmark);
    shelf.vocabulary.forget();
}

/// What carries the tag is seen under another name.
void name_is_another(store::Transaction& transaction, Shelf const& shelf, TagId tag)
{
    if (is_carried_in_public(transaction, shelf.owner, tag.value))
        transaction.pending<StateChanges>().everyone_sees(shelf.owner);
}

constexpr std::string_view find_tag_sql = "SELECT id FROM tag WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view find_alias_sql = "SELECT tag FROM tag_alias WHERE owner = ?1 AND folded = ?2";

std::optional<TagId> tag_named(store::Transaction& transaction, Shelf const& shelf, TagName const& name)
{
    auto const id = transaction.integer(find_tag_sql, shelf.owner, name.folded());
    if (!id) return std::nullopt;
    return TagId{*id};
}

std::optional<TagId> tag_of_alias(store::Transaction& transaction, Shelf const& shelf, TagName const& name)
{
    auto const id = transaction.integer(find_alias_sql, shelf.owner, name.folded());
    if (!id) return std::nullopt;
    return TagId{*id};
}

Fault no_such_tag(TagName const& name)
{
    return {name.text(), "there is no such tag", Saying{"fault.tag.none"}};
}

constexpr std::string_view count_sql = "SELECT count(*) FROM bookmark_tag WHERE tag = ?1";

/// How many bookmarks carry the tag.
std::int64_t carried(store::Transaction& transaction, TagId tag)
{
    return transaction.integer(count_sql, tag).value_or(0);
}

TagChange remembered(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                     TagChange change, std::vector<TagImage> const& images, std::vector<Saying> facts = {})
{
    remember(transaction, shelf, action, {change.summary, std::move(facts)}, to_json(images));
    return change;
}

} // namespace

constexpr std::string_view rename_sql = "UPDATE tag SET name = ?2, folded = ?3 WHERE id = ?1";
constexpr std::string_view drop_alias_sql = "DELETE FROM tag_alias WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view add_alias_sql =
    "INSERT INTO tag_alias (owner, folded, name, tag) VALUES (?1, ?2, ?3, ?4)";

Result<TagChange> rename_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& from,
                             TagName const& to)
{
    auto const id = tag_named(transaction, shelf, from);
    if (!id) return no_such_tag(from);
    auto const holder = tag_named(transaction, shelf, to);
    if (holder && *holder != *id)
        return Fault{to.text(), "is a tag already; `tag merge` makes one of the two",
                     Saying{"fault.tag.taken"}};
    auto const alias_of = tag_of_alias(transaction, shelf, to);
    if (alias_of && *alias_of != *id)
        return Fault{to.text(), "is an alias of another tag", Saying{"fault.tag.alias-of-another"}};

    std::vector const images{image_of(transaction, *id)};
    transaction.run(drop_alias_sql, shelf.owner, to.folded());
    drop_tag_words(transaction, shelf.owner, *id);
    if (to.text() != images.front().name) name_is_another(transaction, shelf, *id);
    transaction.run(rename_sql, *id, to.text(), to.folded());
    put_tag_words(transaction, shelf.owner, *id, to.text());
    if (from.folded() != to.folded())
        transaction.run(add_alias_sql, shelf.owner, from.folded(), images.front().name, *id);
    shelf.vocabulary.forget();
    return remembered(transaction, shelf, "tag rename",
                      {images.front().name + " → " + to.text(), carried(transaction, *id)}, images);
}

constexpr std::string_view parent_sql = "SELECT parent FROM tag WHERE id = ?1";
constexpr std::string_view set_parent_sql = "UPDATE tag SET parent = ?2 WHERE id = ?1";

bool stands_below(store::Transaction& transaction, TagId tag, TagId above)
{
    std::set<std::int64_t> seen;
    for (auto at = std::optional{tag.value}; at && seen.insert(*at).second;
         at = transaction.integer(parent_sql, *at))
        if (*at == above.value) return true;
    return false;
}

constexpr std::string_view gained_sql =
    "SELECT bookmark FROM bookmark_tag g WHERE tag = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM bookmark_tag s WHERE s.bookmark = g.bookmark AND s.tag = ?2) ORDER BY bookmark";
constexpr std::string_view move_uses_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) SELECT bookmark, ?2, position FROM bookmark_tag "
    "WHERE tag = ?1 ON CONFLICT (bookmark, tag) DO NOTHING";
constexpr std::string_view drop_uses_sql = "DELETE FROM bookmark_tag WHERE tag = ?1";
constexpr std::string_view move_aliases_sql = "UPDATE tag_alias SET tag = ?2 WHERE tag = ?1";
constexpr std::string_view move_children_sql = "UPDATE tag SET parent = ?2 WHERE parent = ?1 AND id <> ?2";
constexpr std::string_view move_bundles_sql =
    "INSERT INTO bundle_tag (bundle, tag, position) SELECT bundle, ?2, position FROM bundle_tag "
    "WHERE tag = ?1 ON CONFLICT (bundle, tag) DO NOTHING";
constexpr std::string_view leave_bundles_sql = "DELETE FROM bundle_tag WHERE tag = ?1";
constexpr std::string_view drop_tag_sql = "DELETE FROM tag WHERE id = ?1";

namespace {

/// The bookmarks that carry the one tag and not yet the other.
std::vector<BookmarkId> gained_by_merge(store::Transaction& transaction, TagId going, TagId staying)
{
    std::vector<BookmarkId> bookmarks;
    auto rows = transaction.query(gained_sql, going, staying);
    while (rows.next())
        bookmarks.push_back(rows.id<BookmarkId>(0));
    return bookmarks;
}

/// Where a tag that stays stands somewhere below one that goes, it takes that one's place: what was between
/// them comes below it.
void take_place(store::Transaction& transaction, TagId staying, TagId going, std::optional<TagId> above)
{
    if (!stands_below(transaction, staying, going)) return;
    bool const is_circle = above && stands_below(transaction, *above, going); // as libraries may have
    transaction.run(set_parent_sql, staying, is_circle ? std::nullopt : above);
}

} // namespace

Result<TagChange> merge_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& from,
                            TagName const& into)
{
    auto const going = tag_named(transaction, shelf, from);
    if (!going) return no_such_tag(from);
    auto const staying = tag_named(transaction, shelf, into);
    if (!staying) return no_such_tag(into);
    if (*going == *staying) return Fault{from.text(), "is the same tag", Saying{"fault.tag.same"}};

    // The one that goes is put back last: only then are its aliases and bookmarks free again.
    std::vector images{image_of(transaction, *staying), image_of(transaction, *going)};
    images.front().gained = gained_by_merge(transaction, *going, *staying);
    images.back().lost = uses_of(transaction, *going);
    images.front().bundles = bundles_of(transaction, *staying);
    images.back().bundles = bundles_of(transaction, *going);
    transaction.run(move_uses_sql, *going, *staying);
    transaction.run(drop_uses_sql, *going);
    transaction.run(move_aliases_sql, *going, *staying);
    take_place(transaction, *staying, *going, images.back().parent);
    transaction.run(move_bundles_sql, *going, *staying);
    transaction.run(leave_bundles_sql, *going);
    transaction.run(move_children_sql, *going, *staying);
    drop_tag_words(transaction, shelf.owner, *going);
    transaction.run(drop_tag_sql, *going);
    transaction.run(add_alias_sql, shelf.owner, from.folded(), images.back().name, *staying);
    retag(transaction, shelf, touched(images));
    return remembered(transaction, shelf, "tag merge",
                      {images.back().name + " → " + images.front().name,
                       static_cast<std::int64_t>(images.back().lost.size())},
                      images);
}

Result<TagChange> add_alias(store::Transaction& transaction, Shelf const& shelf, TagName const& alias,
                            TagName const& of)
{
    auto const id = tag_named(transaction, shelf, of);
    if (!id) return no_such_tag(of);
    if (tag_named(transaction, shelf, alias))
        return Fault{alias.text(), "is a tag itself; `tag merge` makes one of the two",
                     Saying{"fault.tag.taken"}};
    if (tag_of_alias(transaction, shelf, alias))
        return Fault{alias.text(), "is an alias already", Saying{"fault.tag.alias-already"}};
    auto image = image_of(transaction, *id);
    transaction.run(add_alias_sql, shelf.owner, alias.folded(), alias.text(), *id);
    shelf.vocabulary.forget();
    return remembered(transaction, shelf, "tag alias",
                      {alias.text() + " = " + image.name, carried(transaction, *id)}, {image});
}

Result<TagChange> set_parent(store::Transaction& transaction, Shelf const& shelf, TagName const& tag,
                             std::optional<TagName> const& parent)
{
    auto const id = tag_named(transaction, shelf, tag);
    if (!id) return no_such_tag(tag);
    auto image = image_of(transaction, *id);
    std::optional<TagId> above;
    if (parent) {
        above = shelf.vocabulary.tag(transaction, parent->text());
        if (stands_below(transaction, *above, *id))
            return Fault{parent->text(), "stands below " + image.name,
                         Saying{"fault.tag.below", {{"tag", image.name}}}};
    }
    transaction.run(set_parent_sql, *id, above);
    auto summary = parent ? image.name + " under " + parent->text() : image.name + " under nothing";
    auto fact = parent ? Saying{"fact.under", {{"tag", image.name}, {"parent", parent->text()}}}
                       : Saying{"fact.at-the-top", {{"tag", image.name}}};
    return remembered(transaction, shelf, "tag parent", {std::move(summary), carried(transaction, *id)},
                      {image}, {std::move(fact)});
}

constexpr std::string_view drop_aliases_sql = "DELETE FROM tag_alias WHERE tag = ?1";
constexpr std::string_view loosen_children_sql = "UPDATE tag SET parent = NULL WHERE parent = ?1";

Result<TagChange> delete_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& tag)
{
    auto const id = tag_named(transaction, shelf, tag);
    if (!id) return no_such_tag(tag);
    std::vector images{image_of(transaction, *id)};
    images.front().lost = uses_of(transaction, *id);
    images.front().bundles = bundles_of(transaction, *id);
    transaction.run(drop_uses_sql, *id);
    transaction.run(leave_bundles_sql, *id);
    transaction.run(drop_aliases_sql, *id);
    transaction.run(loosen_children_sql, *id);
    drop_tag_words(transaction, shelf.owner, *id);
    transaction.run(drop_tag_sql, *id);
    retag(transaction, shelf, touched(images));
    return remembered(transaction, shelf, "tag delete",
                      {images.front().name, static_cast<std::int64_t>(images.front().lost.size())}, images);
}

std::optional<Fault> undo_tag_change(store::Transaction& transaction, Shelf const& shelf,
                                     std::string_view action, std::string_view before)
{
    auto const images = tag_images_of(before);
    // What the tags are now is what undoing this undoing puts back.
    std::vector<TagImage> now;
    for (auto const& image : images) {
        auto const holder = transaction.integer(find_tag_sql, shelf.owner, image.folded);
        bool const ours = !holder || std::any_of(images.begin(), images.end(), [&](TagImage const& other) {
            return other.id.value == *holder;
        });
        if (image.exists && !ours)
            return Fault{image.name, "is the name of another tag now; rename that one first",
                         Saying{"fault.tag.taken-now"}};
        now.push_back(image_now(transaction, image));
    }
    for (std::size_t at = 0; at < images.size(); ++at) {
        auto const& image = images[at];
        if (image.exists && now[at].exists && image.name != now[at].name)
            name_is_another(transaction, shelf, image.id);
        put_back(transaction, shelf.owner, image);
    }
    auto bookmarks = touched(images);
    bookmarks.merge(touched(now));
    retag(transaction, shelf, bookmarks);
    std::string names;
    for (auto const& image : images)
        names += (names.empty() ? "" : ", ") + image.name;
    remember(transaction, shelf, action, {"undone: " + names}, to_json(now));
    return std::nullopt;
}

} // namespace florilege::library
