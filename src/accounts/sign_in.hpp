#pragma once

#include "accounts/account.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::accounts {

/// What a sign-in may do. One that is half-way knows the password and has still to show the second factor: it
/// is nobody everywhere but on the page that asks for it.
enum class Standing { whole = 0, half_way = 1 };

/// How long sign-ins last and how many there are; told to people in docs/reference/accounts.md.
struct SignInTerms {
    std::chrono::seconds idle = std::chrono::days{30};     ///< not seen for so long: ended
    std::chrono::seconds longest = std::chrono::days{180}; ///< ended, however much it is used
    std::chrono::seconds half_way = std::chrono::minutes{10};
    std::chrono::seconds seen_again =
        std::chrono::hours{1}; ///< the time last seen is kept as exactly as this
    std::size_t agent = 200;   ///< bytes kept of what the browser calls itself
    std::size_t of_an_account =
        50; ///< the one not seen for longest makes room; half-way ones are counted apart
    std::size_t half_way_of_an_account = 5;
};
constexpr SignInTerms sign_in_terms{};

/// A browser that is signed in.
struct SignIn {
    PublicId id;
    AccountId account;
    Standing standing;
    std::string agent;
    Time created;
    Time last_seen;
};

struct SignInDraft {
    std::string agent; ///< cut to the limit; what is not text is replaced
    Standing standing = Standing::whole;
    Time now;
};

/// The secret is for the browser's cookie; only its hash is kept.
struct NewSignIn {
    PublicId id;
    std::string secret;
};

/// Whoever calls it has checked the password, or another proof as good. Takes out what has ended of the
/// account, and the oldest beyond the limit.
NewSignIn begin_sign_in(store::Transaction& transaction, AccountId account, SignInDraft const& draft);

/// The second factor was shown: a whole sign-in, under another secret, in place of the one half-way, so that
/// nothing known before the rise of rights is worth anything after it. Nothing where that has ended.
std::optional<NewSignIn> complete_sign_in(store::Transaction& transaction, SignIn const& half_way, Time now);

/// Whose secret this is; nothing for one that is unknown or has ended, and for a disabled account. Wants a
/// session that reads as `authenticator`.
std::optional<SignIn> sign_in_of(store::Session& session, std::string_view secret, Time now);

/// Whether it is time for touch_sign_in, so that most requests need no write; and the write.
bool to_be_touched(SignIn const& sign_in, Time now) noexcept;
void touch_sign_in(store::Transaction& transaction, SignIn const& sign_in, Time now);

/// False where the account has no such sign-in.
bool end_sign_in(store::Transaction& transaction, AccountId account, PublicId const& id);
void end_other_sign_ins(store::Transaction& transaction, AccountId account, PublicId const& kept);
void end_all_sign_ins(store::Transaction& transaction, AccountId account);

/// For the account's own list, as its own viewer: what has not ended, last seen first.
std::vector<SignIn> sign_ins_of(store::Session& session, AccountId account, Time now);

/// What forms of a sign-in carry, so that no other page can send them: URL-safe text made from the secret,
/// from which the secret cannot be found.
std::string csrf_token(std::string_view secret);

} // namespace florilege::accounts
