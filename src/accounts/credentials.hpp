#pragma once

#include "accounts/account.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// Gives an account the password of which `phc` is the hash (password_hash.hpp), in place of any it had.
void set_password(store::Transaction& transaction, AccountId account, std::string_view phc, Time now);

/// The same password with a hash that costs more; nothing happens where it was changed meanwhile.
void strengthen_password(store::Transaction& transaction, AccountId account, std::string_view from,
                         std::string_view to);

/// Both want a session that reads as `authenticator`: no other viewer sees any of it.

/// The hash to check against; nothing where the account has no password or is disabled.
std::optional<std::string> password_of(store::Session& session, AccountId account);

/// Whether any account has a password, also a disabled one.
bool has_passwords(store::Session& session);

} // namespace florilege::accounts
