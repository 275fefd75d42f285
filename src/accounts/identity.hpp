#pragma once

#include "accounts/account.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// Who somebody is at another site: the site's address and what it calls them, both compared byte for byte.
struct Identity {
    std::string issuer;
    std::string subject; ///< 1 to 255 bytes

    bool operator==(Identity const&) const = default;
};

/// Whom an identity belongs to. A disabled account signs nobody in, and is no reason for another.
struct IdentityHolder {
    AccountId account;
    bool disabled;
};

/// Both want a session that reads as `authenticator`.

/// Nothing where no account is connected with it.
std::optional<IdentityHolder> holder_of(store::Session& session, Identity const& identity);

/// Since when the account is connected with that site.
std::optional<Time> connected_since(store::Session& session, AccountId account, std::string_view issuer);

/// Lets the identity sign in to the account, in place of any other that the account has at the same site. A
/// Fault where it belongs to another account, which keeps it.
Result<void> connect(store::Transaction& transaction, AccountId account, Identity const& identity, Time now);

/// Whoever knew only the identity is out: the account's other sign-ins than `kept` end. False where there is
/// none of that site.
bool disconnect(store::Transaction& transaction, AccountId account, std::string_view issuer,
                std::optional<PublicId> const& kept);

/// What a site may tell of somebody to make a name from, the best first; may all be empty.
using NameHints = std::array<std::string, 3>;

/// The name that the first of the hints gives from which one can be made: folded, with "-" for blanks,
/// without what cannot stand in a name; "reader" where none does. `taken` counts names that were: the next
/// has a number behind it.
AccountName name_from(NameHints const& hints, std::size_t taken);

/// A member that the identity signs in to; the first free one of the names above. It has no password. A Fault
/// where the site takes nobody new, nobody can sign in yet, or the identity belongs to an account.
Result<Account> create_for_identity(store::Transaction& transaction, Identity const& identity,
                                    NameHints const& hints, std::string_view locale, Time now);

} // namespace florilege::accounts
