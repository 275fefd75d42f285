#pragma once

#include "accounts/account.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::accounts {

/// What a link that the site's owner hands out is good for, and for nothing else.
enum class Purpose { account = 0, password = 1 };

struct InvitationTerms {
    std::chrono::seconds account = std::chrono::days{7};
    std::chrono::seconds password = std::chrono::hours{24};
    std::size_t open = 200; ///< of one who invites
};
constexpr InvitationTerms invitation_terms{};

/// A link that is good once: whoever holds it may have an account here, or may give an account a new
/// password. We send no mail: the owner hands it over in a way of their own.
struct Invitation {
    PublicId id;
    Purpose purpose;
    std::optional<AccountId> account; ///< whose password
    Time created;
    Time expires;
};

struct NewInvitation {
    Invitation invitation;
    std::string secret; ///< only its hash is kept

    /// What comes behind the site's address: "/invitation/…" or "/reset/…".
    std::string path() const;
};

/// Both are for the site's owner: a Fault where `by` is not, or has too many open already.
/// A Fault too where the site is closed to new people (site.hpp).
Result<NewInvitation> invite(store::Transaction& transaction, AccountId by, Time now);
/// Withdraws older ones for the same account. A Fault too where it is disabled.
Result<NewInvitation> invite_to_reset(store::Transaction& transaction, AccountId by, AccountId of, Time now);

/// What a secret is good for, to show the right page; nothing where it is unknown, used, withdrawn or
/// expired. Wants a session that reads as `authenticator`.
std::optional<Invitation> invitation_of(store::Session& session, Purpose purpose, std::string_view secret,
                                        Time now);

/// Uses the link: the account there is now, with the password of which `phc` is the hash. A Fault where the
/// link is worth nothing (any more), the site is closed by now, or the name is taken; in this last case the
/// link is still good.
Result<Account> accept_invitation(store::Transaction& transaction, std::string_view secret,
                                  AccountDraft const& draft, std::string_view phc, Time now);

/// Uses the link: set_password for its account. A second factor stays in force.
Result<AccountId> accept_reset(store::Transaction& transaction, std::string_view secret, std::string_view phc,
                               Time now);

/// Those that are still good of one who invites, newest first; as their own viewer.
std::vector<Invitation> invitations_of(store::Session& session, AccountId by, Time now);

/// False where `by` has none such.
bool withdraw_invitation(store::Transaction& transaction, AccountId by, PublicId const& id);
/// All that would give the account a new password.
void withdraw_resets(store::Transaction& transaction, AccountId of);
/// All that the account has handed out.
void withdraw_invitations(store::Transaction& transaction, AccountId by);

} // namespace florilege::accounts
