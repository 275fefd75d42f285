#include "library/tags/tag_image.hpp"

#include "library/search/names.hpp"
#include "library/tags/tag_words.hpp"
#include "text/utf8/fold.hpp"

#include <boost/json.hpp>

#include <map>
#include <set>
#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

constexpr std::string_view tag_sql = "SELECT name, folded, parent FROM tag WHERE id = ?1";
constexpr std::string_view aliases_sql = "SELECT name FROM tag_alias WHERE tag = ?1 ORDER BY folded";
constexpr std::string_view children_sql = "SELECT id FROM tag WHERE parent = ?1 ORDER BY id";
constexpr std::string_view uses_sql =
    "SELECT bookmark, position FROM bookmark_tag WHERE tag = ?1 ORDER BY bookmark";

constexpr std::string_view bundles_sql =
    "SELECT bundle, position FROM bundle_tag WHERE tag = ?1 ORDER BY bundle";

json::object object_of(TagImage const& image)
{
    json::array aliases(image.aliases.begin(), image.aliases.end());
    json::array children;
    for (auto const child : image.children)
        children.push_back(child.value);
    json::array lost;
    for (auto const& use : image.lost)
        lost.push_back(json::array{use.bookmark.value, use.position});
    json::array gained;
    for (auto const bookmark : image.gained)
        gained.push_back(bookmark.value);
    json::object object{
        {"id", image.id.value},    {"exists", image.exists},        {"name", image.name},
        {"folded", image.folded},  {"aliases", std::move(aliases)}, {"children", std::move(children)},
        {"lost", std::move(lost)}, {"gained", std::move(gained)}};
    if (image.parent) object["parent"] = image.parent->value;
    if (image.bundles) {
        json::array bundles;
        for (auto const& [bundle, position] : *image.bundles)
            bundles.push_back(json::array{bundle, position});
        object["bundles"] = std::move(bundles);
    }
    return object;
}

TagImage image_of(json::object const& object)
{
    TagImage image{TagId{object.at("id").to_number<std::int64_t>()}, object.at("exists").as_bool()};
    image.name = std::string{object.at("name").as_string()};
    image.folded = std::string{object.at("folded").as_string()};
    if (auto const* parent = object.if_contains("parent"))
        image.parent = TagId{parent->to_number<std::int64_t>()};
    for (auto const& alias : object.at("aliases").as_array())
        image.aliases.emplace_back(alias.as_string());
    for (auto const& child : object.at("children").as_array())
        image.children.emplace_back(child.to_number<std::int64_t>());
    for (auto const& use : object.at("lost").as_array())
        image.lost.push_back(
            {BookmarkId{use.at(0).to_number<std::int64_t>()}, use.at(1).to_number<std::int64_t>()});
    for (auto const& bookmark : object.at("gained").as_array())
        image.gained.emplace_back(bookmark.to_number<std::int64_t>());
    if (auto const* bundles = object.if_contains("bundles")) {
        image.bundles.emplace();
        for (auto const& one : bundles->as_array())
            image.bundles->push_back(
                {one.at(0).to_number<std::int64_t>(), one.at(1).to_number<std::int64_t>()});
    }
    return image;
}

constexpr std::string_view drop_uses_sql = "DELETE FROM bookmark_tag WHERE tag = ?1";
constexpr std::string_view drop_aliases_sql = "DELETE FROM tag_alias WHERE tag = ?1";
constexpr std::string_view loosen_children_sql = "UPDATE tag SET parent = NULL WHERE parent = ?1";
constexpr std::string_view drop_tag_sql = "DELETE FROM tag WHERE id = ?1";
constexpr std::string_view free_name_sql = "DELETE FROM tag_alias WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view put_tag_sql =
    "INSERT INTO tag (id, owner, name, folded, parent) VALUES (?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, parent = excluded.parent";
// A name is a tag's or an alias, not both: one that a tag was given since stays that.
constexpr std::string_view put_alias_sql =
    "INSERT INTO tag_alias (owner, folded, name, tag) SELECT ?1, ?2, ?3, ?4 "
    "WHERE NOT EXISTS (SELECT 1 FROM tag WHERE owner = ?1 AND folded = ?2) "
    "ON CONFLICT (owner, folded) DO UPDATE SET name = excluded.name, tag = excluded.tag";
constexpr std::string_view put_child_sql = "UPDATE tag SET parent = ?2 WHERE id = ?1";
constexpr std::string_view put_uses_sql =
    "INSERT INTO bookmark_tag (bookmark, tag, position) SELECT id, ?2, ?3 FROM bookmark "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) ON CONFLICT (bookmark, tag) DO NOTHING";
constexpr std::string_view take_off_sql =
    "DELETE FROM bookmark_tag "
    "WHERE tag = ?2 AND bookmark IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";

/// As many at once as have the tag at the same place.
void put_uses(store::Transaction& transaction, TagId tag, std::vector<TagImage::Use> const& uses)
{
    std::map<std::int64_t, std::vector<std::int64_t>> by_position;
    for (auto const& use : uses)
        by_position[use.position].push_back(use.bookmark.value);
    for (auto const& [position, bookmarks] : by_position)
        transaction.run(put_uses_sql, json_of(bookmarks), tag, position);
}

void take_off(store::Transaction& transaction, TagId tag, std::vector<BookmarkId> const& bookmarks)
{
    if (bookmarks.empty()) return;
    std::vector<std::int64_t> keys;
    keys.reserve(bookmarks.size());
    for (auto const bookmark : bookmarks)
        keys.push_back(bookmark.value);
    transaction.run(take_off_sql, json_of(keys), tag);
}

constexpr std::string_view leave_bundles_sql = "DELETE FROM bundle_tag WHERE tag = ?1";
constexpr std::string_view put_bundle_sql =
    "INSERT INTO bundle_tag (bundle, tag, position) SELECT id, ?2, ?3 FROM bundle WHERE id = ?1";

constexpr std::string_view exists_sql = "SELECT 1 FROM tag WHERE id = ?1";

} // namespace

TagImage image_of(store::Transaction& transaction, TagId id)
{
    TagImage image{id};
    auto tag = transaction.query(tag_sql, id);
    if (!tag.next()) throw std::logic_error{"no tag number " + std::to_string(id.value)};
    image.name = tag.string(0);
    image.folded = tag.string(1);
    image.parent = tag.maybe_id<TagId>(2);
    auto aliases = transaction.query(aliases_sql, id);
    while (aliases.next())
        image.aliases.push_back(aliases.string(0));
    auto children = transaction.query(children_sql, id);
    while (children.next())
        image.children.push_back(children.id<TagId>(0));
    return image;
}

std::vector<TagImage::Use> uses_of(store::Transaction& transaction, TagId id)
{
    std::vector<TagImage::Use> uses;
    auto rows = transaction.query(uses_sql, id);
    while (rows.next())
        uses.push_back({rows.id<BookmarkId>(0), rows.integer(1)});
    return uses;
}

std::vector<TagImage::InBundle> bundles_of(store::Transaction& transaction, TagId id)
{
    std::vector<TagImage::InBundle> bundles;
    auto rows = transaction.query(bundles_sql, id);
    while (rows.next())
        bundles.push_back({rows.integer(0), rows.integer(1)});
    return bundles;
}

TagImage image_now(store::Transaction& transaction, TagImage const& image)
{
    if (!transaction.integer(exists_sql, image.id)) return {image.id, false};
    auto now = image_of(transaction, image.id);
    if (image.bundles || !image.exists) now.bundles = bundles_of(transaction, image.id);
    if (image.exists && image.lost.empty() && image.gained.empty()) return now;
    auto uses = uses_of(transaction, image.id);
    if (!image.exists) {
        now.lost = std::move(uses);
        return now;
    }
    std::set<BookmarkId> const leaving{image.gained.begin(), image.gained.end()};
    std::set<BookmarkId> carrying;
    for (auto const& use : uses) {
        carrying.insert(use.bookmark);
        if (leaving.contains(use.bookmark)) now.lost.push_back(use);
    }
    for (auto const& use : image.lost)
        if (!carrying.contains(use.bookmark)) now.gained.push_back(use.bookmark);
    return now;
}

void put_back(store::Transaction& transaction, accounts::AccountId owner, TagImage const& image)
{
    transaction.run(drop_aliases_sql, image.id);
    transaction.run(loosen_children_sql, image.id);
    drop_tag_words(transaction, owner, image.id);
    if (image.bundles || !image.exists) transaction.run(leave_bundles_sql, image.id);
    if (!image.exists) {
        transaction.run(drop_uses_sql, image.id);
        transaction.run(drop_tag_sql, image.id);
        return;
    }
    transaction.run(free_name_sql, owner, image.folded);
    auto const parent = image.parent ? transaction.integer(exists_sql, *image.parent) : std::nullopt;
    transaction.run(put_tag_sql, image.id, owner, image.name, image.folded,
                    parent ? image.parent : std::nullopt);
    put_tag_words(transaction, owner, image.id, image.name);
    for (auto const& alias : image.aliases)
        transaction.run(put_alias_sql, owner, text::fold(alias), alias, image.id);
    for (auto const child : image.children)
        transaction.run(put_child_sql, child, image.id);
    take_off(transaction, image.id, image.gained);
    put_uses(transaction, image.id, image.lost);
    if (!image.bundles) return;
    for (auto const& [bundle, position] : *image.bundles)
        transaction.run(put_bundle_sql, bundle, image.id, position);
}

std::string to_json(std::vector<TagImage> const& images)
{
    json::array array;
    for (auto const& image : images)
        array.push_back(object_of(image));
    return json::serialize(array);
}

std::vector<TagImage> tag_images_of(std::string_view json)
{
    std::vector<TagImage> images;
    auto const array = boost::json::parse(json);
    for (auto const& object : array.as_array())
        images.push_back(image_of(object.as_object()));
    return images;
}

} // namespace florilege::library
