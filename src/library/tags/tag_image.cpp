#include "library/tags/tag_image.hpp"

#include "library/columns/column_changes.hpp"

#include <boost/json.hpp>

#include <set>

namespace florilege::library {
namespace {

namespace json = boost::json;

constexpr std::string_view named_sql = "SELECT id FROM tag WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view alias_sql = "SELECT tag FROM tag_alias WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view unused_sql = "SELECT 1 FROM tag t WHERE id = ?1 AND parent IS NULL "
                                        "AND NOT EXISTS (SELECT 1 FROM bookmark_tag bt WHERE bt.tag = t.id) "
                                        "AND NOT EXISTS (SELECT 1 FROM tag_alias a WHERE a.tag = t.id) "
                                        "AND NOT EXISTS (SELECT 1 FROM tag c WHERE c.parent = t.id) "
                                        "AND NOT EXISTS (SELECT 1 FROM bundle_tag bt WHERE bt.tag = t.id)";
constexpr std::string_view name_sql = "SELECT name FROM tag WHERE id = ?1";
constexpr std::string_view parent_sql = "SELECT parent FROM tag WHERE id = ?1";
constexpr std::string_view aliases_sql = "SELECT name FROM tag_alias WHERE tag = ?1 ORDER BY folded";
constexpr std::string_view children_sql = "SELECT id FROM tag WHERE parent = ?1 ORDER BY id";
constexpr std::string_view uses_sql =
    "SELECT bookmark, position FROM bookmark_tag WHERE tag = ?1 ORDER BY bookmark";
constexpr std::string_view bundles_sql =
    "SELECT bundle, position FROM bundle_tag WHERE tag = ?1 ORDER BY bundle";

json::value value_of(std::optional<std::string> const& name)
{
    return name ? json::value(*name) : json::value{};
}

json::value value_of(std::optional<TagId> const& tag)
{
    return tag ? json::value(tag->value) : json::value{};
}

std::optional<std::string> name_in(json::value const& value)
{
    if (value.is_null()) return std::nullopt;
    return json::value_to<std::string>(value);
}

std::optional<TagId> tag_in(json::value const& value)
{
    if (value.is_null()) return std::nullopt;
    return TagId{value.to_number<std::int64_t>()};
}

json::object object_of(TagImage::Places const& places)
{
    json::array lost;
    for (auto const& use : places.lost)
        lost.push_back(json::array{use.bookmark.value, use.position});
    json::array gained;
    for (auto const bookmark : places.gained)
        gained.push_back(bookmark.value);
    json::array left;
    for (auto const& [bundle, position] : places.left)
        left.push_back(json::array{bundle, position});
    return {{"tag", places.tag.value},
            {"lost", std::move(lost)},
            {"gained", std::move(gained)},
            {"left", std::move(left)},
            {"joined", json::array(places.joined.begin(), places.joined.end())}};
}

TagImage::Places places_of(json::value const& object)
{
    TagImage::Places places{TagId{object.at("tag").to_number<std::int64_t>()}};
    for (auto const& use : object.at("lost").as_array())
        places.lost.push_back(
            {BookmarkId{use.at(0).to_number<std::int64_t>()}, use.at(1).to_number<std::int64_t>()});
    for (auto const& bookmark : object.at("gained").as_array())
        places.gained.emplace_back(bookmark.to_number<std::int64_t>());
    for (auto const& one : object.at("left").as_array())
        places.left.push_back({one.at(0).to_number<std::int64_t>(), one.at(1).to_number<std::int64_t>()});
    for (auto const& bundle : object.at("joined").as_array())
        places.joined.push_back(bundle.to_number<std::int64_t>());
    return places;
}

} // namespace

std::optional<TagId> tag_named(store::Transaction& transaction, accounts::AccountId owner,
                               TagName const& name)
{
    auto const id = transaction.integer(named_sql, owner, name.folded());
    return id ? std::optional{TagId{*id}} : std::nullopt;
}

std::optional<TagId> tag_of_alias(store::Transaction& transaction, accounts::AccountId owner,
                                  TagName const& alias)
{
    auto const id = transaction.integer(alias_sql, owner, alias.folded());
    return id ? std::optional{TagId{*id}} : std::nullopt;
}

bool is_unused(store::Transaction& transaction, TagId id)
{
    return transaction.integer(unused_sql, id).has_value();
}

bool stands_below(TagId tag, TagId above, std::function<std::optional<TagId>(TagId tag)> const& parent)
{
    std::set<TagId> seen; // libraries may have circles
    for (auto at = std::optional{tag}; at && seen.insert(*at).second; at = parent(*at))
        if (*at == above) return true;
    return false;
}

std::optional<std::string> name_of(store::Transaction& transaction, TagId id)
{
    return transaction.text(name_sql, id);
}

std::optional<TagId> parent_of(store::Transaction& transaction, TagId id)
{
    auto const parent = transaction.integer(parent_sql, id);
    if (!parent) return std::nullopt;
    return TagId{*parent};
}

std::vector<std::string> aliases_of(store::Transaction& transaction, TagId id)
{
    std::vector<std::string> aliases;
    auto rows = transaction.query(aliases_sql, id);
    while (rows.next())
        aliases.push_back(rows.string(0));
    return aliases;
}

std::vector<TagId> children_of(store::Transaction& transaction, TagId id)
{
    std::vector<TagId> children;
    auto rows = transaction.query(children_sql, id);
    while (rows.next())
        children.push_back(rows.id<TagId>(0));
    return children;
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

void retag(store::Transaction& transaction, Shelf const& shelf, TagImage const& image)
{
    std::set<BookmarkId> bookmarks;
    for (auto const& places : image.places) {
        bookmarks.insert(places.gained.begin(), places.gained.end());
        for (auto const& use : places.lost)
            bookmarks.insert(use.bookmark);
    }
    auto& columns = transaction.pending<ColumnChanges>();
    for (auto const bookmark : bookmarks)
        columns.retag(shelf.owner, bookmark);
    shelf.vocabulary.forget();
}

std::string to_json(TagImage const& image)
{
    json::array names;
    for (auto const& [tag, before, after] : image.names)
        names.push_back(json::array{tag.value, value_of(before), value_of(after)});
    json::array parents;
    for (auto const& [tag, before, after] : image.parents)
        parents.push_back(json::array{tag.value, value_of(before), value_of(after)});
    json::array aliases;
    for (auto const& [name, before, after] : image.aliases)
        aliases.push_back(json::array{json::value(name), value_of(before), value_of(after)});
    json::array places;
    for (auto const& one : image.places)
        places.push_back(object_of(one));
    return json::serialize(json::object{{"names", std::move(names)},
                                        {"parents", std::move(parents)},
                                        {"aliases", std::move(aliases)},
                                        {"places", std::move(places)}});
}

TagImage tag_image_of(std::string_view json)
{
    TagImage image;
    auto const object = json::parse(json);
    for (auto const& one : object.at("names").as_array())
        image.names.push_back({tag_in(one.at(0)).value(), name_in(one.at(1)), name_in(one.at(2))});
    for (auto const& one : object.at("parents").as_array())
        image.parents.push_back({tag_in(one.at(0)).value(), tag_in(one.at(1)), tag_in(one.at(2))});
    for (auto const& one : object.at("aliases").as_array())
        image.aliases.push_back({name_in(one.at(0)).value(), tag_in(one.at(1)), tag_in(one.at(2))});
    for (auto const& one : object.at("places").as_array())
        image.places.push_back(places_of(one));
    return image;
}

} // namespace florilege::library
