#pragma once

#include "accounts/account.hpp"
#include "accounts/totp.hpp"

#include <optional>
#include <string_view>

namespace florilege::accounts {

/// What an account asks for beside the password.
enum class SecondFactor { none, totp };

/// Both want a session that reads as `authenticator`.
SecondFactor second_factor_of(store::Session& session, AccountId account);
/// The secret that was handed out and not confirmed yet, to show it again. One that is in force is shown to
/// nobody.
std::optional<TotpSecret> totp_to_confirm(store::Session& session, AccountId account);

/// Hands out a secret, which is not in force before a code made from it was shown: a person whose app did not
/// take it is not locked out. A Fault where one is in force; it must be disabled first.
Result<TotpSecret> enrol_totp(store::Transaction& transaction, AccountId account, Time now);

/// Puts the secret in force with the first code. False where the code is wrong, or nothing is to confirm.
/// Whoever asks for it ends the account's other sign-ins in the same transaction, as for disable_totp.
bool confirm_totp(store::Transaction& transaction, AccountId account, std::string_view code, Time now);

/// Takes it out of force, with the recovery codes.
void disable_totp(store::Transaction& transaction, AccountId account);

/// The same for who has lost app and codes, at somebody else's word: the account's sign-ins end and its known
/// browsers are forgotten, for whoever has found them. A Fault where no second factor is in force.
Result<void> disable_lost_totp(store::Transaction& transaction, AccountId account);

/// Whether that is a code of now that was not used before; it is used then.
bool check_totp(store::Transaction& transaction, AccountId account, std::string_view code, Time now);

} // namespace florilege::accounts
