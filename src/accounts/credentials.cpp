#include "accounts/credentials.hpp"

#include "accounts/device.hpp"
#include "accounts/invitation.hpp"
#include "accounts/sign_in.hpp"

namespace florilege::accounts {

constexpr std::string_view set_sql =
    "INSERT INTO credential (account, password, changed) VALUES (?1, ?2, ?3) "
    "ON CONFLICT (account) DO UPDATE SET password = excluded.password, changed = excluded.changed";

void set_password(store::Transaction& transaction, AccountId account, std::string_view phc, Time now,
                  std::optional<PublicId> const& kept)
{
    transaction.run(set_sql, account, phc, now);
    if (kept)
        end_other_sign_ins(transaction, account, *kept);
    else
        end_all_sign_ins(transaction, account);
    forget_devices(transaction, account);
    withdraw_resets(transaction, account);
}

constexpr std::string_view strengthen_sql =
    "UPDATE credential SET password = ?3 WHERE account = ?1 AND password = ?2";

void strengthen_password(store::Transaction& transaction, AccountId account, std::string_view from,
                         std::string_view to)
{
    transaction.run(strengthen_sql, account, from, to);
}

constexpr std::string_view password_sql =
    "SELECT password FROM visible_credential WHERE account = ?1 AND disabled IS NULL";

std::optional<std::string> password_of(store::Session& session, AccountId account)
{
    return session.text(password_sql, account);
}

constexpr std::string_view any_sql = "SELECT 1 FROM visible_credential LIMIT 1";

bool has_passwords(store::Session& session)
{
    return session.integer(any_sql).has_value();
}

} // namespace florilege::accounts
