#pragma once

#include "accounts/account.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::accounts {

/// Who somebody is at another site that signs people in (OpenID Connect): the issuer and the subject of its
/// ID token. Only the two together name a person for ever; names and addresses of mail change hands.
class OidcSubject {
public:
    /// As OpenID Connect Core 1.0 has them: an https URL without query and fragment (http for the machine
    /// itself), and 1 to 255 characters of ASCII.
    static Result<OidcSubject> parse(std::string_view issuer, std::string_view subject);

    std::string const& issuer() const noexcept { return issuer_; }
    std::string const& subject() const noexcept { return subject_; }

private:
    OidcSubject(std::string issuer, std::string subject)
        : issuer_{std::move(issuer)}, subject_{std::move(subject)}
    {}
    std::string issuer_;
    std::string subject_;
};

/// An account's link to one, as its person sees it.
struct OidcIdentity {
    PublicId id;
    std::string issuer;
    std::string label;
    Time created;
};

constexpr std::size_t most_oidc_identities = 20; ///< of an account

/// The account that this is; nothing where it is none, or a disabled one. Wants a session that reads as
/// `authenticator`.
std::optional<AccountId> account_of(store::Session& session, OidcSubject const& who);

/// From here on this is that account. `label` is shown in the list, at most 200 bytes of it are kept. A Fault
/// where it is another account already, or the account has too many. Linking it again changes nothing.
Result<void> link_oidc(store::Transaction& transaction, AccountId account, OidcSubject const& who,
                       std::string_view label, Time now);

/// False where the account has no such link. The caller sees to it that a way to sign in is left.
bool unlink_oidc(store::Transaction& transaction, AccountId account, PublicId const& id);

std::vector<OidcIdentity> oidc_identities_of(store::Session& session, AccountId account); ///< oldest first

} // namespace florilege::accounts
