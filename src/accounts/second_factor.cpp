#include "accounts/second_factor.hpp"

#include "accounts/device.hpp"
#include "accounts/sign_in.hpp"

#include <algorithm>

namespace florilege::accounts {
namespace {

TotpSecret secret_in(store::Rows const& row)
{
    TotpSecret::Bytes bytes{};
    auto const stored = row.blob(0);
    std::copy_n(stored.begin(), std::min(stored.size(), bytes.size()), bytes.begin());
    return TotpSecret{bytes};
}

/// The step of a code that one row, of a secret and the step last used, accepts now.
std::optional<std::int64_t> accepted(store::Rows row, std::string_view code, Time now)
{
    if (!row.next()) return std::nullopt;
    return totp_step_of(secret_in(row), code, now, row.integer(1));
}

} // namespace

constexpr std::string_view in_force_sql =
    "SELECT 1 FROM visible_totp WHERE account = ?1 AND confirmed IS NOT NULL";

SecondFactor second_factor_of(store::Session& session, AccountId account)
{
    return session.integer(in_force_sql, account) ? SecondFactor::totp : SecondFactor::none;
}

constexpr std::string_view to_confirm_sql =
    "SELECT secret FROM visible_totp WHERE account = ?1 AND confirmed IS NULL";

std::optional<TotpSecret> totp_to_confirm(store::Session& session, AccountId account)
{
    auto rows = session.query(to_confirm_sql, account);
    if (!rows.next()) return std::nullopt;
    return secret_in(rows);
}

constexpr std::string_view enrol_sql =
    "INSERT INTO totp (account, secret, created, last_step) VALUES (?1, ?2, ?3, 0) ON CONFLICT (account) DO "
    "UPDATE SET secret = excluded.secret, created = excluded.created, last_step = 0 "
    "WHERE totp.confirmed IS NULL";

Result<TotpSecret> enrol_totp(store::Transaction& transaction, AccountId account, Time now)
{
    auto const secret = TotpSecret::fresh();
    if (transaction.run(enrol_sql, account, store::Blob{secret.bytes()}, now) == 0)
        return Fault{"second factor", "is in force; disable it before another one is set up"};
    return secret;
}

constexpr std::string_view unconfirmed_sql =
    "SELECT secret, last_step FROM totp WHERE account = ?1 AND confirmed IS NULL";
constexpr std::string_view confirm_sql =
    "UPDATE totp SET confirmed = ?2, last_step = ?3 WHERE account = ?1 AND confirmed IS NULL";

bool confirm_totp(store::Transaction& transaction, AccountId account, std::string_view code, Time now)
{
    auto const step = accepted(transaction.query(unconfirmed_sql, account), code, now);
    return step && transaction.run(confirm_sql, account, now, *step) > 0;
}

constexpr std::string_view disable_sql = "DELETE FROM totp WHERE account = ?1";
constexpr std::string_view forget_codes_sql = "DELETE FROM recovery_code WHERE account = ?1";

void disable_totp(store::Transaction& transaction, AccountId account)
{
    transaction.run(disable_sql, account);
    transaction.run(forget_codes_sql, account);
}

constexpr std::string_view lift_sql = "DELETE FROM totp WHERE account = ?1 AND confirmed IS NOT NULL";

Result<void> disable_lost_totp(store::Transaction& transaction, AccountId account)
{
    if (transaction.run(lift_sql, account) == 0) return Fault{"account", "has no second step"};
    transaction.run(forget_codes_sql, account);
    end_all_sign_ins(transaction, account);
    forget_devices(transaction, account);
    return {};
}

constexpr std::string_view confirmed_sql =
    "SELECT secret, last_step FROM totp WHERE account = ?1 AND confirmed IS NOT NULL";
constexpr std::string_view use_sql = "UPDATE totp SET last_step = ?2 WHERE account = ?1 AND last_step < ?2";

bool check_totp(store::Transaction& transaction, AccountId account, std::string_view code, Time now)
{
    auto const step = accepted(transaction.query(confirmed_sql, account), code, now);
    return step && transaction.run(use_sql, account, *step) > 0;
}

} // namespace florilege::accounts
