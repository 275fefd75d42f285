#include "accounts/account.hpp"

#include "text/utf8/fold.hpp"

namespace florilege::accounts {
namespace {

constexpr std::size_t longest_name = 64;

bool may_stand_in_a_name(char c) noexcept
{
    auto const byte = static_cast<unsigned char>(c);
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
    return letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

Account account_of(store::Rows const& row)
{
    return {row.id<AccountId>(0), row.public_id(1), row.string(2), static_cast<Role>(row.integer(3)),
            row.string(4),        row.string(5),    row.time(6),   row.maybe_time(7)};
}

constexpr std::string_view find_by_id_sql =
    "SELECT id, public_id, name, role, locale, time_zone, created, disabled FROM account WHERE id = ?1";

std::optional<Account> find_by_id(store::Transaction& transaction, AccountId id)
{
    auto rows = transaction.query(find_by_id_sql, id);
    if (!rows.next()) return std::nullopt;
    return account_of(rows);
}

constexpr std::string_view taken_sql = "SELECT id FROM account WHERE folded = ?1";

Fault name_taken(AccountName const& name)
{
    return {name.text(), "there is an account of that name already"};
}

} // namespace

Result<AccountName> AccountName::parse(std::string_view raw)
{
    if (raw.empty()) return Fault{"account name", "is empty"};
    if (raw.size() > longest_name) return Fault{"account name", "is longer than 64 bytes"};
    for (std::size_t at = 0; at < raw.size(); ++at)
        if (!may_stand_in_a_name(raw[at]))
            return Fault{"account name, character " + std::to_string(at + 1),
                         "only letters, digits, '.', '-' and '_' can stand in a name"};
    return AccountName{std::string{raw}, text::fold(raw)};
}

constexpr std::string_view count_sql = "SELECT count(*) FROM account";
constexpr std::string_view insert_sql =
    "INSERT INTO account (public_id, name, folded, role, created) VALUES (?1, ?2, ?3, ?4, ?5)";

Result<Account> create_account(store::Transaction& transaction, AccountName const& name, Time now)
{
    if (transaction.integer(taken_sql, name.folded())) return name_taken(name);
    bool const first = transaction.integer(count_sql).value_or(0) == 0;
    Role const role = first ? Role::owner : Role::member;
    auto const public_id = PublicId::random();
    auto const id =
        AccountId{transaction.insert(insert_sql, public_id, name.text(), name.folded(), role, now)};
    return Account{id, public_id, name.text(), role, {}, {}, now, {}};
}

constexpr std::string_view find_by_name_sql =
    "SELECT id, public_id, name, role, locale, time_zone, created, disabled FROM visible_account "
    "WHERE folded = ?1";

std::optional<Account> find_account(store::Session& session, AccountName const& name)
{
    auto rows = session.query(find_by_name_sql, name.folded());
    if (!rows.next()) return std::nullopt;
    return account_of(rows);
}

constexpr std::string_view find_visible_sql = "SELECT id, public_id, name, role, locale, time_zone, created, "
                                              "disabled FROM visible_account WHERE id = ?1";

std::optional<Account> find_account(store::Session& session, AccountId id)
{
    auto rows = session.query(find_visible_sql, id);
    if (!rows.next()) return std::nullopt;
    return account_of(rows);
}

constexpr std::string_view all_sql =
    "SELECT id, public_id, name, role, locale, time_zone, created, disabled FROM visible_account ORDER BY id";

std::vector<Account> all_accounts(store::Session& session)
{
    std::vector<Account> accounts;
    auto rows = session.query(all_sql);
    while (rows.next())
        accounts.push_back(account_of(rows));
    return accounts;
}

constexpr std::string_view rename_sql = "UPDATE account SET name = ?2, folded = ?3 WHERE id = ?1";
constexpr std::string_view set_locale_sql = "UPDATE account SET locale = ?2 WHERE id = ?1";
constexpr std::string_view set_time_zone_sql = "UPDATE account SET time_zone = ?2 WHERE id = ?1";

Result<Account> change_account(store::Transaction& transaction, AccountId id, AccountChange const& change)
{
    if (change.name) {
        auto const holder = transaction.integer(taken_sql, change.name->folded());
        if (holder && *holder != id.value) return name_taken(*change.name);
        transaction.run(rename_sql, id, change.name->text(), change.name->folded());
    }
    if (change.locale) transaction.run(set_locale_sql, id, *change.locale);
    if (change.time_zone) transaction.run(set_time_zone_sql, id, *change.time_zone);
    auto changed = find_by_id(transaction, id);
    if (!changed) return Fault{"account", "there is no such account"};
    return *changed;
}

} // namespace florilege::accounts
