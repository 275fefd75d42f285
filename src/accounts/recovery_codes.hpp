#pragma once

#include "accounts/account.hpp"

#include <array>
#include <string>
#include <string_view>

namespace florilege::accounts {

constexpr std::size_t recovery_code_count = 10;

/// Ten codes for an account with a second factor, each good once in its place; those it had are worthless
/// then. They are shown once: "7K3QD2-9ZT2MV-…", 120 random bits, so that a quick hash of each is enough to
/// keep.
std::array<std::string, recovery_code_count> make_recovery_codes(store::Transaction& transaction,
                                                                 AccountId account);

/// Whether that is one of them, as a person types it; it is gone then.
bool use_recovery_code(store::Transaction& transaction, AccountId account, std::string_view typed);

/// How many are left. Wants a session that reads as `authenticator`.
std::size_t recovery_codes_left(store::Session& session, AccountId account);

} // namespace florilege::accounts
