#include "accounts/sign_in_limits.hpp"

#include "accounts/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <string>
#include <vector>

namespace florilege::accounts {
namespace {

/// Of strangers, each attempt brings two buckets into use.
constexpr SignInAllowances usual{};
static_assert(usual.remembered > 2 * static_cast<std::size_t>(usual.everyone.most_in(std::chrono::days{1})));

std::span<unsigned char const> bytes_of(std::string_view text)
{
    return {reinterpret_cast<unsigned char const*>(text.data()), text.size()};
}

std::span<unsigned char const> bytes_of(PublicId const& id)
{
    return {reinterpret_cast<unsigned char const*>(id.bytes().data()), id.bytes().size()};
}

/// A bucket that an attempt takes from, while it is decided.
struct Drawn {
    std::uint64_t key;
    Allowance allowance;
    Bucket bucket;
};

} // namespace

AccountAllowance const& SignInAllowances::of(Proof proof) const noexcept
{
    switch (proof) {
    case Proof::password: return password;
    case Proof::second_factor: return second_factor;
    }
    return password;
}

SignInLimits::SignInLimits(Clock const& clock, SignInAllowances const& allowances)
    : clock_{clock}, allowances_{allowances}
{
    fill_randomly(std::as_writable_bytes(std::span{hash_key_}));
}

Result<void, TooMany> SignInLimits::take(Attempt const& attempt)
{
    auto const& [strangers, device, devices] = allowances_.of(attempt.proof);
    auto const account = bytes_of(attempt.account.folded());
    std::vector<Drawn> drawn;
    auto const draw = [&](char kind, std::span<unsigned char const> whose, Allowance const& allowance) {
        drawn.push_back({key_of(kind, attempt.proof, whose), allowance, {}});
    };
    if (attempt.device) {
        draw('d', bytes_of(*attempt.device), device);
        draw('D', account, devices);
    } else {
        draw('a', account, strangers);
        draw('c', attempt.client.bytes(), allowances_.client);
    }

    std::lock_guard const lock{mutex_};
    Time const now = clock_.now();
    auto wait = attempt.device ? std::chrono::microseconds{0} : everyone_.wait(allowances_.everyone, now);
    for (auto& one : drawn) {
        one.bucket = bucket_of(one.key);
        wait = std::max(wait, one.bucket.wait(one.allowance, now));
    }
    if (wait > std::chrono::microseconds{0})
        return TooMany{{}, std::chrono::ceil<std::chrono::seconds>(wait)};
    if (!attempt.device) everyone_.take(allowances_.everyone, now);
    for (auto& one : drawn) {
        one.bucket.take(one.allowance, now);
        keep(one.key, one.bucket);
    }
    return {};
}

std::size_t SignInLimits::remembered() const
{
    std::lock_guard const lock{mutex_};
    return kept_.size();
}

SignInLimits::Key SignInLimits::key_of(char kind, Proof proof, std::span<unsigned char const> whose) const
{
    std::vector<unsigned char> words{static_cast<unsigned char>(kind)};
    // A client's passwords and codes come from one bucket, an account's do not.
    if (kind != 'c') words.push_back(static_cast<unsigned char>(proof));
    words.insert(words.end(), whose.begin(), whose.end());
    std::array<unsigned char, sizeof(Key)> hash{};
    crypto_shorthash(hash.data(), words.data(), words.size(), hash_key_.data());
    Key key = 0;
    for (auto const byte : hash)
        key = key << 8U | byte;
    return key;
}

Bucket SignInLimits::bucket_of(Key key) const
{
    auto const found = places_.find(key);
    return found == places_.end() ? Bucket{} : found->second->bucket;
}

void SignInLimits::keep(Key key, Bucket const& bucket)
{
    auto const found = places_.find(key);
    if (found != places_.end()) {
        found->second->bucket = bucket;
        kept_.splice(kept_.begin(), kept_, found->second);
        return;
    }
    kept_.push_front({key, bucket});
    places_.emplace(key, kept_.begin());
    if (kept_.size() <= allowances_.remembered) return;
    places_.erase(kept_.back().key);
    kept_.pop_back();
}

} // namespace florilege::accounts
