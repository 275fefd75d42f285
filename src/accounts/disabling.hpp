#pragma once

#include "accounts/account.hpp"

namespace florilege::accounts {

/// Closes an account: nobody signs in to it, by no password, link, token or other site, and all that was open
/// is ended in this transaction: sign-ins, tokens, addresses of private feeds, known browsers, and the links
/// it has handed out or that would give it a new password. Its library stays, and what is public in it stays
/// public. A Fault where it is the only one that owns the site, or there is none such.
Result<void> disable_account(store::Transaction& transaction, AccountId account, Time now);

/// Opens it again, with its password and second factor; what was ended stays ended.
Result<void> enable_account(store::Transaction& transaction, AccountId account, Time now);

} // namespace florilege::accounts
