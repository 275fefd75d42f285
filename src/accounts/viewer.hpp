#pragma once

#include "accounts/account.hpp"

#include <optional>

namespace florilege::accounts {

/// Who is asking: nobody signed in, or an account. Every read takes one; there is no default, and no viewer
/// who sees everything. Only what has established who asks makes one.
class Viewer {
public:
    static Viewer anonymous() noexcept { return Viewer{std::nullopt}; }

    /// For whoever has established that this account asks: a command run by someone who can read the data
    /// directory, a checked session or token.
    static Viewer authenticated(AccountId account) noexcept { return Viewer{account}; }

    std::optional<AccountId> account() const noexcept { return account_; }

    /// What `viewer()` answers in SQL.
    std::int64_t number() const noexcept { return account_ ? account_->value : 0; }

private:
    explicit Viewer(std::optional<AccountId> account) noexcept : account_{account} {}
    std::optional<AccountId> account_;
};

} // namespace florilege::accounts
