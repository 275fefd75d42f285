#include "accounts/setup.hpp"

#include "accounts/credentials.hpp"
#include "accounts/secret.hpp"
#include "accounts/typed_code.hpp"

namespace florilege::accounts {
namespace {

constexpr std::string_view first_sql = "SELECT id FROM account ORDER BY id LIMIT 1";

Result<AccountId> first_account(store::Transaction& transaction, AccountName const& name, Time now)
{
    if (auto const id = transaction.integer(first_sql)) return AccountId{*id};
    auto const made = create_account(transaction, name, now);
    if (!made) return made.error();
    return made->id;
}

constexpr std::string_view any_password_sql = "SELECT 1 FROM credential LIMIT 1";

} // namespace

SetupToken SetupToken::fresh()
{
    return SetupToken{fresh_code({4, 5})};
}

bool SetupToken::is(std::string_view typed) const
{
    return same_secret(typed_code(typed), typed_code(text_));
}

bool needs_setup(store::Session& session)
{
    return !has_passwords(session);
}

Result<Account> complete_setup(store::Transaction& transaction, AccountDraft const& draft,
                               std::string_view phc, Time now)
{
    if (transaction.integer(any_password_sql)) return Fault{"setup", "this site is set up already"};
    auto const id = first_account(transaction, draft.name, now);
    if (!id) return id.error();
    auto changed = change_account(transaction, *id, {draft.name, draft.locale, draft.time_zone});
    if (changed) set_password(transaction, *id, phc, now);
    return changed;
}

} // namespace florilege::accounts
