#pragma once

#include "accounts/account.hpp"

#include <string>
#include <string_view>

namespace florilege::accounts {

/// What the program prints when it starts on a site that nobody has a password for yet, and asks for on the
/// page that sets the site up: whoever finds that page first must also see the machine. Kept in memory only;
/// each start makes another.
class SetupToken {
public:
    static SetupToken fresh();

    /// "7K3QD-9ZT2M-…": four groups of five, 100 random bits.
    std::string const& text() const noexcept { return text_; }

    /// Whether that is it, as a person types it, in a time that does not depend on where it differs.
    bool is(std::string_view typed) const;

private:
    explicit SetupToken(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// Whether no account has a password. Wants a session that reads as `authenticator`.
bool needs_setup(store::Session& session);

/// Gives the site's first account this name, language and zone, and the password of which `phc` is the hash.
/// An account that the command line has made keeps its library. A Fault where an account has a password
/// already, or another account has the name.
Result<Account> complete_setup(store::Transaction& transaction, AccountDraft const& draft,
                               std::string_view phc, Time now);

} // namespace florilege::accounts
