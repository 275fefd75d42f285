#include "library/tags/vocabulary.hpp"

#include "library/history/state_changes.hpp"
#include "library/tags/tag_words.hpp"
#include "text/utf8/fold.hpp"

namespace florilege::library {
namespace {

// An import of a hostile file must not grow these without bound; past it they start afresh.
constexpr std::size_t names_remembered = 200'000;

constexpr std::string_view find_tag_sql =
    "SELECT id, name FROM tag WHERE owner = ?1 AND folded = ?2 "
    "UNION ALL "
    "SELECT t.id, t.name FROM tag_alias a JOIN tag t ON t.id = a.tag WHERE a.owner = ?1 AND a.folded = ?2";
constexpr std::string_view insert_tag_sql = "INSERT INTO tag (owner, name, folded) VALUES (?1, ?2, ?3)";

constexpr std::string_view find_site_sql = "SELECT id FROM site WHERE owner = ?1 AND name = ?2";
constexpr std::string_view insert_site_sql = "INSERT INTO site (owner, name) VALUES (?1, ?2)";

constexpr std::string_view find_list_sql =
    "SELECT id FROM list WHERE owner = ?1 AND parent = ?2 AND title = ?3";
constexpr std::string_view insert_list_sql =
    "INSERT INTO list (owner, public_id, parent, title, audience, created) VALUES (?1, ?2, ?3, ?4, 0, ?5)";

constexpr std::string_view last_position_sql = "SELECT max(position) FROM list_entry WHERE list = ?1";

} // namespace

NamedTag const* Vocabulary::named_tag(store::Transaction& transaction, std::string_view name)
{
    std::string key{name};
    if (auto const known = tags_.find(key); known != tags_.end()) return &known->second;
    auto const parsed = TagName::parse(name);
    if (!parsed) return nullptr;
    if (tags_.size() >= names_remembered) tags_.clear();
    auto rows = transaction.query(find_tag_sql, owner_, parsed->folded());
    auto tag = rows.next() ? NamedTag{rows.id<TagId>(0), rows.string(1)} : new_tag(transaction, *parsed);
    return &tags_.emplace(std::move(key), std::move(tag)).first->second;
}

NamedTag Vocabulary::new_tag(store::Transaction& transaction, TagName const& name)
{
    TagId const id{transaction.insert(insert_tag_sql, owner_, name.text(), name.folded())};
    put_tag_words(transaction, owner_, id, name.text());
    transaction.pending<StateChanges>().owner_sees(owner_);
    return {id, name.text()};
}

std::optional<TagId> Vocabulary::tag(store::Transaction& transaction, std::string_view name)
{
    auto const* tag = named_tag(transaction, name);
    if (tag == nullptr) return std::nullopt;
    return tag->id;
}

std::int64_t Vocabulary::site(store::Transaction& transaction, std::string const& name)
{
    if (auto const known = sites_.find(name); known != sites_.end()) return known->second;
    auto id = transaction.integer(find_site_sql, owner_, name);
    if (!id) id = transaction.insert(insert_site_sql, owner_, name);
    if (sites_.size() >= names_remembered) sites_.clear();
    sites_.emplace(name, *id);
    return *id;
}

std::optional<std::int64_t> Vocabulary::list(store::Transaction& transaction, ListPath const& path, Time now)
{
    if (path.empty()) return std::nullopt;
    std::int64_t parent = 0;
    path_.clear();
    for (auto const& title : path) {
        path_ += title;
        path_ += '\x1f';
        if (auto const known = lists_.find(path_); known != lists_.end()) {
            parent = known->second;
            continue;
        }
        auto id = transaction.integer(find_list_sql, owner_, parent, title);
        if (!id) {
            id = transaction.insert(insert_list_sql, owner_, PublicId::random(), parent, title, now);
            transaction.pending<StateChanges>().owner_sees(owner_);
        }
        if (lists_.size() >= names_remembered) lists_.clear();
        lists_.emplace(path_, *id);
        parent = *id;
    }
    return parent;
}

std::int64_t Vocabulary::next_position(store::Transaction& transaction, std::int64_t list)
{
    auto const [known, fresh] = positions_.try_emplace(list, 0);
    if (fresh) known->second = transaction.integer(last_position_sql, list).value_or(0);
    return ++known->second;
}

void Vocabulary::forget()
{
    tags_.clear();
    sites_.clear();
    lists_.clear();
    positions_.clear();
}

} // namespace florilege::library
