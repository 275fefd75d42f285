#include "library/tags/bundle.hpp"

#include "library/history/history.hpp"
#include "library/tags/tag_page.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

/// A bundle, or that there is none of that id.
struct State {
    PublicId id;
    std::optional<Bundle> bundle;
};

constexpr std::string_view key_sql = "SELECT id FROM bundle WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view by_key_sql = "SELECT public_id, name FROM bundle WHERE id = ?1";
constexpr std::string_view by_name_sql = "SELECT id FROM bundle WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view tags_sql = "SELECT t.name FROM bundle_tag bt JOIN tag t ON t.id = bt.tag "
                                      "WHERE bt.bundle = ?1 ORDER BY bt.position, t.folded";
constexpr std::string_view put_sql =
    "INSERT INTO bundle (owner, public_id, name, folded) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (public_id) DO UPDATE SET name = excluded.name, folded = excluded.folded";
constexpr std::string_view put_tag_sql = "INSERT INTO bundle_tag (bundle, tag, position) VALUES (?1, ?2, ?3) "
                                         "ON CONFLICT (bundle, tag) DO NOTHING";
constexpr std::string_view empty_sql = "DELETE FROM bundle_tag WHERE bundle = ?1";
constexpr std::string_view delete_sql = "DELETE FROM bundle WHERE id = ?1";
constexpr std::string_view tag_sql = "SELECT id FROM tag WHERE owner = ?1 AND folded = ?2 UNION ALL "
                                     "SELECT tag FROM tag_alias WHERE owner = ?1 AND folded = ?2";

std::optional<TagId> tag_named(store::Transaction& transaction, Shelf const& shelf, TagName const& name)
{
    auto const id = transaction.integer(tag_sql, shelf.owner, name.folded());
    return id ? std::optional{TagId{*id}} : std::nullopt;
}

std::optional<Bundle> bundle_at(store::Transaction& transaction, std::optional<std::int64_t> key)
{
    if (!key) return std::nullopt;
    auto row = transaction.query(by_key_sql, *key);
    if (!row.next()) return std::nullopt;
    Bundle bundle{row.public_id(0), row.string(1), {}};
    auto tags = transaction.query(tags_sql, *key);
    while (tags.next())
        bundle.tags.push_back(tags.string(0));
    return bundle;
}

std::optional<Bundle> bundle_named(store::Transaction& transaction, Shelf const& shelf,
                                   BundleName const& name)
{
    return bundle_at(transaction, transaction.integer(by_name_sql, shelf.owner, name.folded()));
}

State state_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& id)
{
    return {id, bundle_at(transaction, transaction.integer(key_sql, id, shelf.owner))};
}

void put(store::Transaction& transaction, Shelf const& shelf, State const& state)
{
    if (auto const key = transaction.integer(key_sql, state.id, shelf.owner)) {
        transaction.run(empty_sql, *key);
        if (!state.bundle) transaction.run(delete_sql, *key);
    }
    if (!state.bundle) return;
    auto const& bundle = *state.bundle;
    transaction.run(put_sql, shelf.owner, state.id, bundle.name, BundleName::parse(bundle.name)->folded());
    auto const key = transaction.integer(key_sql, state.id, shelf.owner);
    std::int64_t position = 0;
    for (auto const& written : bundle.tags)
        if (auto const tag = tag_named(transaction, shelf, TagName::parse(written).value()))
            transaction.run(put_tag_sql, *key, *tag, ++position);
}

std::string to_json(State const& state)
{
    json::object object{{"id", state.id.text()}};
    if (state.bundle)
        object["bundle"] =
            json::object{{"name", state.bundle->name},
                         {"tags", json::array(state.bundle->tags.begin(), state.bundle->tags.end())}};
    return json::serialize(object);
}

State state_in(std::string_view text)
{
    auto const value = json::parse(text);
    auto const& object = value.as_object();
    auto const id = PublicId::parse(std::string_view{object.at("id").as_string()});
    if (!id) throw std::runtime_error{"the history holds an id that is none"};
    auto const* const bundle = object.if_contains("bundle");
    if (bundle == nullptr) return {*id, std::nullopt};
    return {*id, Bundle{*id, json::value_to<std::string>(bundle->at("name")),
                        json::value_to<std::vector<std::string>>(bundle->at("tags"))}};
}

/// Makes a bundle what `after` says and remembers what it was.
void change(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
            std::string const& summary, State const& after)
{
    auto const before = state_of(transaction, shelf, after.id);
    put(transaction, shelf, after);
    remember(transaction, shelf, action, {summary}, to_json(before));
}

Fault no_such_bundle(BundleName const& name)
{
    return {name.text(), "there is no such bundle; `florilege tag bundle list` shows them"};
}

constexpr std::string_view all_sql =
    "SELECT b.public_id, b.name, t.name FROM visible_bundle b "
    "LEFT JOIN visible_bundle_tag bt ON bt.bundle = b.id LEFT JOIN visible_tag t ON t.id = bt.tag "
    "WHERE b.owner = ?1 ORDER BY b.folded, bt.position, t.folded";
constexpr std::string_view find_sql =
    "SELECT b.public_id, b.name, t.name FROM visible_bundle b "
    "LEFT JOIN visible_bundle_tag bt ON bt.bundle = b.id LEFT JOIN visible_tag t ON t.id = bt.tag "
    "WHERE b.owner = ?1 AND b.folded = ?2 ORDER BY bt.position, t.folded";

/// From rows of a bundle and one of its tags each, those of a bundle together.
std::vector<Bundle> bundles_in(store::Rows rows)
{
    std::vector<Bundle> out;
    while (rows.next()) {
        auto const id = rows.public_id(0);
        if (out.empty() || out.back().id != id) out.push_back({id, rows.string(1), {}});
        if (!rows.text(2).empty()) out.back().tags.push_back(rows.string(2));
    }
    return out;
}

} // namespace

std::vector<Bundle> bundles(store::Session& session, accounts::AccountId owner)
{
    return bundles_in(session.query(all_sql, owner));
}

std::optional<Bundle> find_bundle(store::Session& session, accounts::AccountId owner, BundleName const& name)
{
    auto found = bundles_in(session.query(find_sql, owner, name.folded()));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Result<void> set_bundle(store::Transaction& transaction, Shelf const& shelf, BundleName const& name,
                        std::vector<TagName> const& tags)
{
    auto const there = bundle_named(transaction, shelf, name);
    auto const id = there ? there->id : PublicId::random();
    Bundle after{id, there ? there->name : name.text(), {}};
    for (auto const& tag : tags) {
        if (!tag_named(transaction, shelf, tag)) {
            transaction.see_as(shelf.owner.value);
            return no_such_tag(transaction, shelf.owner, tag);
        }
        after.tags.push_back(tag.text());
    }
    change(transaction, shelf, "bundle set", after.name, {id, after});
    return {};
}

Result<void> rename_bundle(store::Transaction& transaction, Shelf const& shelf, BundleName const& from,
                           BundleName const& to)
{
    auto const there = bundle_named(transaction, shelf, from);
    if (!there) return no_such_bundle(from);
    auto const holder = bundle_named(transaction, shelf, to);
    if (holder && holder->id != there->id) return Fault{to.text(), "is the name of another bundle"};
    auto after = *there;
    after.name = to.text();
    change(transaction, shelf, "bundle rename", there->name + " → " + to.text(), {there->id, after});
    return {};
}

Result<void> delete_bundle(store::Transaction& transaction, Shelf const& shelf, BundleName const& name)
{
    auto const there = bundle_named(transaction, shelf, name);
    if (!there) return no_such_bundle(name);
    change(transaction, shelf, "bundle delete", there->name, {there->id, std::nullopt});
    return {};
}

constexpr std::string_view id_taken_sql = "SELECT 1 FROM bundle WHERE public_id = ?1";

void take_bundle(store::Transaction& transaction, Shelf const& shelf, Bundle const& bundle)
{
    auto const name = BundleName::parse(bundle.name);
    if (!name) return;
    auto const there = bundle_named(transaction, shelf, *name);
    auto after = there.value_or(Bundle{bundle.id, name->text(), {}});
    // Under an id that is taken, by one renamed since or in somebody else's library, it is a new one.
    if (!there && transaction.integer(id_taken_sql, bundle.id)) after.id = PublicId::random();
    for (auto const& written : bundle.tags) {
        auto const* const tag = shelf.vocabulary.named_tag(transaction, written);
        if (tag != nullptr && std::find(after.tags.begin(), after.tags.end(), tag->name) == after.tags.end())
            after.tags.push_back(tag->name);
    }
    if (there == after) return;
    change(transaction, shelf, "bundle set", after.name, {after.id, after});
}

std::optional<Fault> undo_bundle_change(store::Transaction& transaction, Shelf const& shelf,
                                        std::string_view action, std::string_view before)
{
    auto const state = state_in(before);
    auto const name = state.bundle ? BundleName::parse(state.bundle->name) : std::nullopt;
    auto const holder = name ? bundle_named(transaction, shelf, *name) : std::nullopt;
    if (holder && holder->id != state.id)
        return Fault{name->text(), "is the name of another bundle now; rename that one first",
                     Saying{"fault.bundle.taken-now"}};
    auto const now = state_of(transaction, shelf, state.id);
    change(transaction, shelf, action, now.bundle ? now.bundle->name : name ? name->text() : "", state);
    return std::nullopt;
}

} // namespace florilege::library
