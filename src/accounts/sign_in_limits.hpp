#pragma once

#include "accounts/account.hpp"
#include "accounts/bucket.hpp"
#include "accounts/client_network.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace florilege::accounts {

/// What is tried: the two are counted apart, each with limits of its own.
enum class Proof {
    password,
    second_factor, ///< a code of an app or a recovery code, after the right password
};

/// What may be tried for one account.
struct AccountAllowance {
    /// Answers many machines that guess at one account. They can use it up and so keep strangers out, the
    /// owner in a new browser among them.
    Allowance strangers;
    /// Of each browser that signed in to this account before. Answers the lock-out: no one else can use it
    /// up.
    Allowance device;
    /// Of all of them together. Answers somebody who collects such browsers, or uses a shared one.
    Allowance devices;
};

/// In any 24 hours an account's password can be tried 50 times by strangers and 50 times from known browsers;
/// its second factor, which has a million values, 15 and 15 times.
struct SignInAllowances {
    AccountAllowance password{
        {20, std::chrono::minutes{48}}, {10, std::chrono::minutes{72}}, {20, std::chrono::minutes{48}}};
    AccountAllowance second_factor{
        {5, std::chrono::minutes{144}}, {5, std::chrono::minutes{144}}, {5, std::chrono::minutes{144}}};
    /// Answers one machine that tries a few passwords on many accounts.
    Allowance client{20, std::chrono::minutes{1}};
    /// Answers many machines that try a few passwords on many accounts, and what hashing costs us.
    Allowance everyone{60, std::chrono::seconds{2}};
    /// Buckets kept; the one not used for longest is forgotten. There is room for all that can come into use
    /// in a day, so that nobody can push one out to begin anew.
    std::size_t remembered = std::size_t{1} << 17;

    AccountAllowance const& of(Proof proof) const noexcept;
};

struct Attempt {
    AccountName account; ///< as it was typed; limits are the same where there is no such account
    ClientNetwork client;
    /// The known browser (device.hpp) it comes from, or the sign-in that asks for the password once more:
    /// something that only who has signed in to this account before can hold.
    std::optional<PublicId> device;
    Proof proof = Proof::password;
};

struct TooMany : ExpectedFailure {
    std::chrono::seconds retry_after{0};

    bool operator==(TooMany const&) const = default;
};

/// How often somebody may try to sign in, in memory alone: a restart forgets it. Every way to a password or a
/// second factor asks here first, before it hashes anything. Any thread may ask.
class SignInLimits {
public:
    /// The clock must outlive it.
    explicit SignInLimits(Clock const& clock, SignInAllowances const& allowances = {});

    /// Whether this may be tried now; it counts then, whatever comes of it. A refusal counts for nothing.
    Result<void, TooMany> take(Attempt const& attempt);

    std::size_t remembered() const;

private:
    /// SipHash of what a bucket is for, under a key of this process: what is kept has one size, and nobody
    /// can look for names that share a bucket.
    using Key = std::uint64_t;
    struct Kept {
        Key key;
        Bucket bucket;
    };

    Key key_of(char kind, Proof proof, std::span<unsigned char const> whose) const;
    Bucket bucket_of(Key key) const;
    void keep(Key key, Bucket const& bucket);

    Clock const& clock_;
    SignInAllowances const allowances_;
    std::array<unsigned char, 16> hash_key_{};
    mutable std::mutex mutex_; ///< guards what follows
    Bucket everyone_;
    std::list<Kept> kept_; ///< used last comes first
    std::unordered_map<Key, std::list<Kept>::iterator> places_;
};

} // namespace florilege::accounts
