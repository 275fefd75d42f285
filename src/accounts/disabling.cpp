#include "accounts/disabling.hpp"

#include "accounts/device.hpp"
#include "accounts/feed_token.hpp"
#include "accounts/invitation.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/token.hpp"

namespace florilege::accounts {
namespace {

void end_all(store::Transaction& transaction, AccountId account, Time now)
{
    end_all_sign_ins(transaction, account);
    revoke_all_tokens(transaction, account);
    revoke_all_feed_tokens(transaction, account, now);
    forget_devices(transaction, account);
    withdraw_resets(transaction, account);
    withdraw_invitations(transaction, account);
}

Fault no_account()
{
    return {"account", "there is no such account"};
}

constexpr std::string_view other_owner_sql =
    "SELECT 1 FROM account WHERE role = ?2 AND id <> ?1 AND disabled IS NULL";

} // namespace

constexpr std::string_view disable_sql = "UPDATE account SET disabled = coalesce(disabled, ?2) WHERE id = ?1";

Result<void> disable_account(store::Transaction& transaction, AccountId account, Time now)
{
    if (!transaction.integer(other_owner_sql, account, Role::owner))
        return Fault{"account", "is the only one that owns this site; it cannot be disabled"};
    if (transaction.run(disable_sql, account, now) == 0) return no_account();
    end_all(transaction, account, now);
    return {};
}

constexpr std::string_view enable_sql = "UPDATE account SET disabled = NULL WHERE id = ?1";

Result<void> enable_account(store::Transaction& transaction, AccountId account, Time now)
{
    if (transaction.run(enable_sql, account) == 0) return no_account();
    end_all(transaction, account, now); // what was begun by a request that was under way when it was disabled
    return {};
}

} // namespace florilege::accounts
