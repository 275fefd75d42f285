#pragma once

#include "accounts/account.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// Gives an account the password of which `phc` is the hash (password_hash.hpp), in place of any it had.
/// Whoever knew the old one is out: its sign-ins end but `kept`, the one that asks, its known browsers are
/// forgotten, and links that would set a password are worth nothing. Programs keep their tokens.
void set_password(store::Transaction& transaction, AccountId account, std::string_view phc, Time now,
                  std::optional<PublicId> const& kept = std::nullopt);

/// The same password with a hash that costs more; nothing happens where it was changed meanwhile.
void strengthen_password(store::Transaction& transaction, AccountId account, std::string_view from,
                         std::string_view to);

/// Both want a session that reads as `authenticator`: no other viewer sees any of it.

/// The hash to check against; nothing where the account has no password or is disabled.
std::optional<std::string> password_of(store::Session& session, AccountId account);

/// Whether any account has a password, also a disabled one.
bool has_passwords(store::Session& session);

} // namespace florilege::accounts
