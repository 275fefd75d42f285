#include "library/history/history.hpp"
#include "library/search/names.hpp"
#include "library/tags/tag_changes.hpp"
#include "library/tags/tag_image.hpp"
#include "library/tags/tag_words.hpp"
#include "library/tags/whole_tags.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace florilege::library {
namespace {

using Named = TagImage::Named;

bool comes(Named const& named)
{
    return named.before && !named.after;
}

bool goes(Named const& named)
{
    return named.after && !named.before;
}

/// Calls a tag by another number throughout.
void renumber(TagImage& image, TagId from, TagId to)
{
    auto const put = [&](TagId& tag) {
        if (tag == from) tag = to;
    };
    auto const put_if_any = [&](std::optional<TagId>& tag) {
        if (tag) put(*tag);
    };
    for (auto& one : image.names)
        put(one.tag);
    for (auto& one : image.parents) {
        put(one.tag);
        put_if_any(one.before);
        put_if_any(one.after);
    }
    for (auto& one : image.aliases) {
        put_if_any(one.before);
        put_if_any(one.after);
    }
    for (auto& one : image.places)
        put(one.tag);
}

constexpr std::string_view alias_name_sql = "SELECT name FROM tag_alias WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view put_tag_sql = "INSERT INTO tag (id, owner, name, folded) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view new_tag_sql = "INSERT INTO tag (owner, name, folded) VALUES (?1, ?2, ?3)";
constexpr std::string_view stand_sql = "UPDATE tag SET parent = ?2 WHERE id = ?1";
constexpr std::string_view drop_alias_sql = "DELETE FROM tag_alias WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view move_alias_sql = "UPDATE tag_alias SET tag = ?3 WHERE owner = ?1 AND folded = ?2";
// A name is a tag's or an alias, not both: one that a tag was given since stays that.
constexpr std::string_view put_alias_sql =
    "INSERT INTO tag_alias (owner, folded, name, tag) SELECT ?1, ?2, ?3, ?4 "
    "WHERE NOT EXISTS (SELECT 1 FROM tag WHERE owner = ?1 AND folded = ?2) "
    "ON CONFLICT (owner, folded) DO NOTHING";
constexpr std::string_view put_uses_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) SELECT id, ?2, ?3 FROM bookmark "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) ON CONFLICT (bookmark, tag) DO NOTHING";
constexpr std::string_view take_off_sql =
    "DELETE FROM bookmark_tag "
    "WHERE tag = ?2 AND bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";
constexpr std::string_view leave_bundle_sql = "DELETE FROM bundle_tag WHERE bundle = ?1 AND tag = ?2";
constexpr std::string_view join_bundle_sql =
    "INSERT INTO bundle_tag (bundle, tag, position) SELECT id, ?2, ?3 FROM bundle WHERE id = ?1 "
    "ON CONFLICT (bundle, tag) DO NOTHING";

TagName parsed(std::string const& name)
{
    return TagName::parse(name).value();
}

/// Something that undoing leads to and nobody asked for.
struct Consequence {
    std::string text;
    Saying saying;
};

/// Takes a change back, as far as nothing else was made of its parts since. A tag that comes back and whose
/// number another one has by now, for SQLite gives out again what is free, is known by that number below zero
/// until it gets a new one.
class TagUndoing {
public:
    TagUndoing(store::Transaction& transaction, Shelf const& shelf, TagImage image)
        : transaction_{transaction}, shelf_{shelf}, image_{std::move(image)}
    {
        for (auto const& named : std::vector{image_.names})
            if (comes(named) && name_of(transaction_, named.tag))
                renumber(image_, named.tag, TagId{-named.tag.value});
        plan();
    }

    std::optional<Fault> obstacle() const
    {
        for (auto const& named : image_.names)
            if (auto fault = obstacle_to(named)) return fault;
        for (auto const& [tag, above] : parents_)
            if (above && would_stand_below(*above, tag))
                return Fault{name_then(*above), "stands below " + name_then(tag) + " now",
                             Saying{"fault.tag.below", {{"tag", name_then(tag)}}}};
        if (is_overtaken())
            return Fault{names(), "was changed again since; undo that first",
                         Saying{"fault.tag.changed-since"}};
        return std::nullopt;
    }

    /// Gives what undoing this will have to put back.
    TagImage put_back()
    {
        for (auto const& alias : aliases_)
            if (!alias.before) drop(alias);
        for (auto const& named : image_.names)
            free_name(named);
        put_names();
        plan(); // what came back may have another number now
        for (auto const& [tag, above] : parents_)
            put_under(tag, above);
        for (auto const& places : image_.places)
            put(places);
        move_aliases();
        drop_unused();
        put_aliases();
        find_what_stays();
        return std::move(now_);
    }

    std::vector<Consequence> const& consequences() const noexcept { return consequences_; }

    /// Of the tags, for people.
    std::string names() const
    {
        std::string out;
        for (auto const& [tag, before, after] : image_.names)
            if (auto const& name = before ? before : after) out += (out.empty() ? "" : ", ") + *name;
        return out;
    }

private:
    /// What of parents and aliases is still as the change left it.
    void plan()
    {
        parents_.clear();
        aliases_.clear();
        for (auto const& [tag, before, after] : image_.parents)
            if (will_be_there(tag) && parent_of(transaction_, tag) == after)
                parents_.emplace(tag, before && will_be_there(*before) ? before : std::nullopt);
        for (auto const& alias : image_.aliases)
            if (stands_for(alias.name) == alias.after && (!alias.before || will_be_there(*alias.before)))
                aliases_.push_back(alias);
    }

    std::optional<Fault> obstacle_to(Named const& named) const
    {
        auto const now = name_of(transaction_, named.tag);
        if (named.before && named.after && !now)
            return Fault{*named.after, "is gone; undo that first", Saying{"fault.undo.gone"}};
        if (now && named.after && now != named.after &&
            (named.before ? is_renamed(named) : has_places(named)))
            return Fault{*named.after, "is called " + *now + " now; undo that first",
                         Saying{"fault.tag.called", {{"now", *now}}}};
        if (!is_renamed(named)) return std::nullopt;
        auto const holder = tag_named(transaction_, shelf_.owner, parsed(*named.before));
        if (!holder || *holder == named.tag) return std::nullopt;
        return Fault{*named.before, "is the name of another tag now; rename that one first",
                     Saying{"fault.tag.taken-now"}};
    }

    /// Whether it gets a name that it has not.
    static bool is_renamed(Named const& named) { return named.before && named.before != named.after; }

    bool has_places(Named const& named) const
    {
        return std::any_of(image_.places.begin(), image_.places.end(),
                           [&](auto const& places) { return places.tag == named.tag; });
    }

    /// Where parents or aliases are all that the change was about, and none is as it left it.
    bool is_overtaken() const
    {
        if (image_.parents.empty() && image_.aliases.empty()) return false;
        return parents_.empty() && aliases_.empty() && image_.places.empty() &&
               std::none_of(image_.names.begin(), image_.names.end(), is_renamed);
    }

    bool will_be_there(TagId tag) const
    {
        return name_of(transaction_, tag) ||
               std::any_of(image_.names.begin(), image_.names.end(),
                           [&](Named const& named) { return named.tag == tag && comes(named); });
    }

    std::string name_then(TagId tag) const
    {
        for (auto const& named : image_.names)
            if (named.tag == tag && is_renamed(named)) return *named.before;
        return name_of(transaction_, tag).value_or("");
    }

    bool would_stand_below(TagId tag, TagId above) const
    {
        return stands_below(tag, above, [&](TagId one) {
            auto const planned = parents_.find(one);
            return planned == parents_.end() ? parent_of(transaction_, one) : planned->second;
        });
    }

    std::optional<TagId> stands_for(std::string const& alias) const
    {
        return tag_of_alias(transaction_, shelf_.owner, parsed(alias));
    }

    void drop(TagImage::Alias const& alias)
    {
        transaction_.run(drop_alias_sql, shelf_.owner, parsed(alias.name).folded());
        now_.aliases.push_back({alias.name, alias.after, std::nullopt});
    }

    /// A tag that has a name again takes it from the one that it is an alias of by now.
    void free_name(Named const& named)
    {
        if (!is_renamed(named)) return;
        auto const has = stands_for(*named.before);
        if (!has) return;
        auto const alias =
            transaction_.text(alias_name_sql, shelf_.owner, parsed(*named.before).folded()).value();
        drop({alias, std::nullopt, has});
        if (*has == named.tag) return;
        auto const other = name_of(transaction_, *has).value_or("");
        consequences_.push_back({alias + " is no alias of " + other + " any more",
                                 Saying{"fact.no-alias-of", {{"alias", alias}, {"tag", other}}}});
    }

    void put_names()
    {
        for (auto const& named : std::vector{image_.names}) {
            if (!named.before) continue;
            auto tag = named.tag;
            if (comes(named))
                tag = bring(tag, parsed(*named.before));
            else if (is_renamed(named))
                give_name(transaction_, shelf_.owner, tag, parsed(*named.before));
            now_.names.push_back({tag, named.after, named.before});
        }
    }

    TagId bring(TagId tag, TagName const& name)
    {
        if (tag.value > 0) {
            transaction_.run(put_tag_sql, tag, shelf_.owner, name.text(), name.folded());
        } else {
            TagId const fresh{transaction_.insert(new_tag_sql, shelf_.owner, name.text(), name.folded())};
            renumber(image_, tag, fresh);
            tag = fresh;
        }
        put_tag_words(transaction_, shelf_.owner, tag, name.text());
        return tag;
    }

    void put_under(TagId tag, std::optional<TagId> above)
    {
        now_.parents.push_back({tag, parent_of(transaction_, tag), above});
        transaction_.run(stand_sql, tag, above);
    }

    void put(TagImage::Places const& places)
    {
        if (!name_of(transaction_, places.tag)) return;
        TagImage::Places now{places.tag};
        put_uses(places, now);
        put_into_bundles(places, now);
        now_.places.push_back(std::move(now));
    }

    void put_uses(TagImage::Places const& places, TagImage::Places& now)
    {
        if (places.lost.empty() && places.gained.empty()) return;
        std::set<BookmarkId> const leaving{places.gained.begin(), places.gained.end()};
        std::set<BookmarkId> carrying;
        std::vector<std::int64_t> taken_off;
        for (auto const& use : uses_of(transaction_, places.tag)) {
            carrying.insert(use.bookmark);
            if (!leaving.contains(use.bookmark)) continue;
            now.lost.push_back(use);
            taken_off.push_back(use.bookmark.value);
        }
        if (!taken_off.empty()) transaction_.run(take_off_sql, json_of(taken_off), places.tag);
        // As many at once as have the tag at the same place.
        std::map<std::int64_t, std::vector<std::int64_t>> by_position;
        for (auto const& use : places.lost) {
            if (carrying.contains(use.bookmark)) continue;
            now.gained.push_back(use.bookmark);
            by_position[use.position].push_back(use.bookmark.value);
        }
        for (auto const& [position, bookmarks] : by_position)
            transaction_.run(put_uses_sql, json_of(bookmarks), places.tag, position);
    }

    void put_into_bundles(TagImage::Places const& places, TagImage::Places& now)
    {
        for (auto const& one : bundles_of(transaction_, places.tag)) {
            if (std::find(places.joined.begin(), places.joined.end(), one.bundle) == places.joined.end())
                continue;
            transaction_.run(leave_bundle_sql, one.bundle, places.tag);
            now.left.push_back(one);
        }
        for (auto const& [bundle, position] : places.left)
            if (transaction_.run(join_bundle_sql, bundle, places.tag, position) > 0)
                now.joined.push_back(bundle);
    }

    void move_aliases()
    {
        for (auto const& [name, before, after] : aliases_) {
            if (!before || !after) continue;
            transaction_.run(move_alias_sql, shelf_.owner, parsed(name).folded(), *before);
            now_.aliases.push_back({name, after, before});
        }
    }

    /// Tags that the change brought go, unless something has them since.
    void drop_unused()
    {
        for (auto const& named : image_.names) {
            if (!goes(named) || name_of(transaction_, named.tag) != named.after) continue;
            if (!is_unused(transaction_, named.tag)) continue;
            drop_tag(transaction_, shelf_.owner, named.tag);
            now_.names.push_back({named.tag, named.after, std::nullopt});
        }
    }

    void put_aliases()
    {
        for (auto const& [name, before, after] : aliases_)
            if (before && !after &&
                transaction_.run(put_alias_sql, shelf_.owner, parsed(name).folded(), name, *before) > 0)
                now_.aliases.push_back({name, std::nullopt, before});
    }

    /// Aliases that were to be had again and are something else by now.
    void find_what_stays()
    {
        for (auto const& [name, before, after] : image_.aliases) {
            if (!before) continue;
            auto const tag = stands_for(name);
            if (tag && *tag != *before) {
                auto const other = name_of(transaction_, *tag).value_or("");
                auto text = name;
                text.append(" stays an alias of ").append(other);
                consequences_.push_back(
                    {std::move(text), Saying{"fact.stays-alias", {{"alias", name}, {"tag", other}}}});
            } else if (tag_named(transaction_, shelf_.owner, parsed(name))) {
                consequences_.push_back({name + " stays a tag", Saying{"fact.stays-tag", {{"tag", name}}}});
            }
        }
    }

    store::Transaction& transaction_;
    Shelf const& shelf_;
    TagImage image_;
    std::map<TagId, std::optional<TagId>> parents_ = {}; ///< where tags will stand
    std::vector<TagImage::Alias> aliases_ = {};          ///< that will stand for what they stood for before
    TagImage now_ = {};
    std::vector<Consequence> consequences_ = {};
};

} // namespace

Result<std::string> undo_tag_change(store::Transaction& transaction, Shelf const& shelf,
                                    std::string_view action, std::string_view before)
{
    TagUndoing undoing{transaction, shelf,
                       has_whole_tags(before) ? image_of_whole_tags(transaction, shelf.owner, before)
                                              : tag_image_of(before)};
    if (auto fault = undoing.obstacle()) return std::move(*fault);
    auto const names = undoing.names();
    auto const now = undoing.put_back();
    retag(transaction, shelf, now);

    std::string further;
    std::vector<Saying> facts;
    if (!undoing.consequences().empty()) facts.push_back(Saying{"fact.tags", {{"tags", names}}});
    for (auto const& [text, saying] : undoing.consequences()) {
        further += "; " + text;
        facts.push_back(saying);
    }
    remember(transaction, shelf, action, {names + further, std::move(facts)}, to_json(now));
    return further;
}

} // namespace florilege::library
