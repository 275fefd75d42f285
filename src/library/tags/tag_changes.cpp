#include "library/tags/tag_changes.hpp"

#include "library/history/history.hpp"
#include "library/tags/tag_image.hpp"
#include "library/tags/tag_page.hpp"
#include "library/tags/tag_words.hpp"

namespace florilege::library {
namespace {

/// The tag of that name or alias.
Result<TagId> tag_meant(store::Transaction& transaction, Shelf const& shelf, TagName const& name)
{
    transaction.see_as(shelf.owner.value);
    if (auto const id = find_tag(transaction, shelf.owner, name)) return *id;
    return no_such_tag(transaction, shelf.owner, name);
}

constexpr std::string_view count_sql = "SELECT count(*) FROM bookmark_tag WHERE tag = ?1";

/// How many bookmarks carry the tag.
std::int64_t carried(store::Transaction& transaction, TagId tag)
{
    return transaction.integer(count_sql, tag).value_or(0);
}

constexpr std::string_view drop_alias_sql = "DELETE FROM tag_alias WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view add_alias_sql =
    "INSERT INTO tag_alias (owner, folded, name, tag) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view set_parent_sql = "UPDATE tag SET parent = ?2 WHERE id = ?1";

/// A change that is being made: does its parts and writes them down.
class Making {
public:
    Making(store::Transaction& transaction, Shelf const& shelf) : transaction_{transaction}, shelf_{shelf} {}

    TagImage image = {};

    void give_alias(TagName const& name, TagId tag)
    {
        transaction_.run(add_alias_sql, shelf_.owner, name.folded(), name.text(), tag);
        image.aliases.push_back({name.text(), std::nullopt, tag});
    }

    void take_alias(TagName const& name, TagId tag)
    {
        transaction_.run(drop_alias_sql, shelf_.owner, name.folded());
        image.aliases.push_back({name.text(), tag, std::nullopt});
    }

    void put_under(TagId tag, std::optional<TagId> above)
    {
        auto const now = parent_of(transaction_, tag);
        if (now == above) return;
        image.parents.push_back({tag, now, above});
        transaction_.run(set_parent_sql, tag, above);
    }

    /// What the columns say of the bookmarks that the tags came to or left is read anew at the end.
    TagChange remember(std::string_view action, TagChange change, std::vector<Saying> facts = {})
    {
        retag(transaction_, shelf_, image);
        library::remember(transaction_, shelf_, action, {change.summary, std::move(facts)}, to_json(image));
        return change;
    }

private:
    store::Transaction& transaction_;
    Shelf const& shelf_;
};

} // namespace

bool stands_below(store::Transaction& transaction, TagId tag, TagId above)
{
    return stands_below(tag, above, [&](TagId one) { return parent_of(transaction, one); });
}

Result<TagChange> rename_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& from,
                             TagName const& to)
{
    auto const id = tag_meant(transaction, shelf, from);
    if (!id) return id.error();
    auto const holder = tag_named(transaction, shelf.owner, to);
    if (holder && *holder != *id)
        return Fault{to.text(), "is a tag already; `tag merge` makes one of the two",
                     Saying{"fault.tag.taken"}};
    auto const alias_of = tag_of_alias(transaction, shelf.owner, to);
    if (alias_of && *alias_of != *id)
        return Fault{to.text(), "is an alias of another tag", Saying{"fault.tag.alias-of-another"}};

    Making making{transaction, shelf};
    auto const was = TagName::parse(name_of(transaction, *id).value()).value();
    making.image.names.push_back({*id, was.text(), to.text()});
    if (alias_of) making.take_alias(to, *id);
    give_name(transaction, shelf.owner, *id, to);
    if (was.folded() != to.folded()) making.give_alias(was, *id);
    return making.remember("tag rename", {was.text() + " → " + to.text(), carried(transaction, *id)});
}

constexpr std::string_view gained_sql =
    "SELECT bookmark FROM bookmark_tag g WHERE tag = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM bookmark_tag s WHERE s.bookmark = g.bookmark AND s.tag = ?2) ORDER BY bookmark";
constexpr std::string_view joined_sql =
    "SELECT bundle FROM bundle_tag g WHERE tag = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM bundle_tag s WHERE s.bundle = g.bundle AND s.tag = ?2) ORDER BY bundle";
constexpr std::string_view move_uses_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) SELECT bookmark, ?2, position FROM bookmark_tag "
    "WHERE tag = ?1 ON CONFLICT (bookmark, tag) DO NOTHING";
constexpr std::string_view drop_uses_sql = "DELETE FROM bookmark_tag WHERE tag = ?1";
constexpr std::string_view move_aliases_sql = "UPDATE tag_alias SET tag = ?2 WHERE tag = ?1";
constexpr std::string_view move_bundles_sql =
    "INSERT INTO bundle_tag (bundle, tag, position) SELECT bundle, ?2, position FROM bundle_tag "
    "WHERE tag = ?1 ON CONFLICT (bundle, tag) DO NOTHING";
constexpr std::string_view leave_bundles_sql = "DELETE FROM bundle_tag WHERE tag = ?1";

namespace {

/// What the one that stays comes to by a merge: what the other one has and it has not.
TagImage::Places gained_by_merge(store::Transaction& transaction, TagId going, TagId staying)
{
    TagImage::Places places{staying};
    auto bookmarks = transaction.query(gained_sql, going, staying);
    while (bookmarks.next())
        places.gained.push_back(bookmarks.id<BookmarkId>(0));
    auto bundles = transaction.query(joined_sql, going, staying);
    while (bundles.next())
        places.joined.push_back(bundles.integer(0));
    return places;
}

/// Puts what stands below the one that goes below the one that stays. Where that stands somewhere below
/// itself, it takes the place of the one that goes: what was between them comes below it.
void move_children(store::Transaction& transaction, Making& making, TagId going, TagId staying)
{
    auto const above = parent_of(transaction, going);
    if (stands_below(transaction, staying, going)) {
        bool const is_circle = above && stands_below(transaction, *above, going); // as libraries may have
        making.put_under(staying, is_circle ? std::nullopt : above);
    }
    for (auto const child : children_of(transaction, going))
        if (child != staying) making.put_under(child, staying);
    if (above) making.put_under(going, std::nullopt);
}

} // namespace

Result<TagChange> merge_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& from,
                            TagName const& into)
{
    auto const going = tag_meant(transaction, shelf, from);
    if (!going) return going.error();
    auto const staying = tag_meant(transaction, shelf, into);
    if (!staying) return staying.error();
    if (*going == *staying) return Fault{from.text(), "is the same tag", Saying{"fault.tag.same"}};

    Making making{transaction, shelf};
    auto const name = name_of(transaction, *going).value();
    auto const kept = name_of(transaction, *staying).value();
    auto uses = uses_of(transaction, *going);
    auto const bookmarks = std::ssize(uses);
    making.image.names = {{*staying, kept, kept}, {*going, name, std::nullopt}};
    making.image.places = {gained_by_merge(transaction, *going, *staying),
                           {*going, std::move(uses), {}, bundles_of(transaction, *going), {}}};
    for (auto const& alias : aliases_of(transaction, *going))
        making.image.aliases.push_back({alias, *going, *staying});
    transaction.run(move_aliases_sql, *going, *staying);
    transaction.run(move_uses_sql, *going, *staying);
    transaction.run(drop_uses_sql, *going);
    transaction.run(move_bundles_sql, *going, *staying);
    transaction.run(leave_bundles_sql, *going);
    move_children(transaction, making, *going, *staying);
    drop_tag(transaction, shelf.owner, *going);
    making.give_alias(TagName::parse(name).value(), *staying);
    return making.remember("tag merge", {name + " → " + kept, bookmarks});
}

Result<TagChange> add_alias(store::Transaction& transaction, Shelf const& shelf, TagName const& alias,
                            TagName const& of)
{
    auto const id = tag_meant(transaction, shelf, of);
    if (!id) return id.error();
    if (tag_named(transaction, shelf.owner, alias))
        return Fault{alias.text(), "is a tag itself; `tag merge` makes one of the two",
                     Saying{"fault.tag.taken"}};
    if (tag_of_alias(transaction, shelf.owner, alias))
        return Fault{alias.text(), "is an alias already", Saying{"fault.tag.alias-already"}};
    Making making{transaction, shelf};
    auto const name = name_of(transaction, *id).value();
    making.image.names.push_back({*id, name, name});
    making.give_alias(alias, *id);
    return making.remember("tag alias", {alias.text() + " = " + name, carried(transaction, *id)});
}

Result<TagChange> set_parent(store::Transaction& transaction, Shelf const& shelf, TagName const& tag,
                             std::optional<TagName> const& parent)
{
    auto const id = tag_meant(transaction, shelf, tag);
    if (!id) return id.error();
    Making making{transaction, shelf};
    auto const name = name_of(transaction, *id).value();
    making.image.names.push_back({*id, name, name});
    std::optional<TagId> above;
    if (parent) {
        above = find_tag(transaction, shelf.owner, *parent);
        if (above && stands_below(transaction, *above, *id))
            return Fault{parent->text(), "stands below " + name, Saying{"fault.tag.below", {{"tag", name}}}};
    }
    if (parent && !above) {
        above = shelf.vocabulary.tag(transaction, parent->text());
        making.image.names.push_back({*above, std::nullopt, parent->text()});
    }
    making.put_under(*id, above);
    auto summary = parent ? name + " under " + parent->text() : name + " under nothing";
    auto fact = parent ? Saying{"fact.under", {{"tag", name}, {"parent", parent->text()}}}
                       : Saying{"fact.at-the-top", {{"tag", name}}};
    return making.remember("tag parent", {std::move(summary), carried(transaction, *id)}, {std::move(fact)});
}

constexpr std::string_view drop_aliases_sql = "DELETE FROM tag_alias WHERE tag = ?1";

Result<TagChange> delete_tag(store::Transaction& transaction, Shelf const& shelf, TagName const& tag)
{
    auto const id = tag_meant(transaction, shelf, tag);
    if (!id) return id.error();
    Making making{transaction, shelf};
    auto const name = name_of(transaction, *id).value();
    auto uses = uses_of(transaction, *id);
    auto const bookmarks = std::ssize(uses);
    making.image.names.push_back({*id, name, std::nullopt});
    making.image.places.push_back({*id, std::move(uses), {}, bundles_of(transaction, *id), {}});
    for (auto const& alias : aliases_of(transaction, *id))
        making.image.aliases.push_back({alias, *id, std::nullopt});
    transaction.run(drop_aliases_sql, *id);
    transaction.run(drop_uses_sql, *id);
    transaction.run(leave_bundles_sql, *id);
    for (auto const child : children_of(transaction, *id))
        making.put_under(child, std::nullopt);
    if (parent_of(transaction, *id)) making.put_under(*id, std::nullopt);
    drop_tag(transaction, shelf.owner, *id);
    return making.remember("tag delete", {name, bookmarks});
}

} // namespace florilege::library
