#include "library/tags/tag_words.hpp"

#include "library/history/state_changes.hpp"
#include "text/words/tokens.hpp"

#include <set>

namespace florilege::library {
namespace {

constexpr std::string_view name_sql = "SELECT name FROM tag WHERE id = ?1";
constexpr std::string_view drop_sql = "DELETE FROM tag_word WHERE owner = ?1 AND form = ?2 AND tag = ?3";
constexpr std::string_view put_sql = "INSERT INTO tag_word (owner, form, tag) VALUES (?1, ?2, ?3)";

std::set<std::string, std::less<>> forms_of(std::string_view name)
{
    std::set<std::string, std::less<>> forms;
    text::tokenize(name, text::Reading::indexing,
                   [&](text::Token const& token) { forms.emplace(token.form); });
    return forms;
}

} // namespace

void put_tag_words(store::Transaction& transaction, accounts::AccountId owner, TagId tag,
                   std::string_view name)
{
    for (auto const& form : forms_of(name))
        transaction.run(put_sql, owner, form, tag);
}

void drop_tag_words(store::Transaction& transaction, accounts::AccountId owner, TagId tag)
{
    auto const name = transaction.text(name_sql, tag);
    if (!name) return;
    for (auto const& form : forms_of(*name))
        transaction.run(drop_sql, owner, form, tag);
}

constexpr std::string_view rename_sql = "UPDATE tag SET name = ?2, folded = ?3 WHERE id = ?1";
constexpr std::string_view drop_tag_sql = "DELETE FROM tag WHERE id = ?1";

void give_name(store::Transaction& transaction, accounts::AccountId owner, TagId tag, TagName const& name)
{
    // What carries the tag is seen under another name.
    if (transaction.text(name_sql, tag) != name.text() && is_carried_in_public(transaction, owner, tag.value))
        transaction.pending<StateChanges>().everyone_sees(owner);
    drop_tag_words(transaction, owner, tag);
    transaction.run(rename_sql, tag, name.text(), name.folded());
    put_tag_words(transaction, owner, tag, name.text());
}

void drop_tag(store::Transaction& transaction, accounts::AccountId owner, TagId tag)
{
    drop_tag_words(transaction, owner, tag);
    transaction.run(drop_tag_sql, tag);
}

} // namespace florilege::library
