#pragma once

#include "accounts/account.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::accounts {

struct DeviceTerms {
    std::chrono::seconds unused =
        std::chrono::days{400};     ///< then forgotten; browsers keep no cookie for longer
    std::size_t of_an_account = 20; ///< the one not used for longest makes room
};
constexpr DeviceTerms device_terms{};

/// A browser that signed in to an account before, known by a secret in a cookie of its own that outlives
/// sign-ins. It opens nothing: its password tries are counted apart, so that attackers cannot keep its owner
/// out (sign_in_limits.hpp).
struct Device {
    PublicId id;
    Time last_used; ///< to the day
};

struct NewDevice {
    PublicId id;
    std::string secret; ///< only its hash is kept
};

/// After a whole sign-in from a browser that was not known to the account.
NewDevice remember_device(store::Transaction& transaction, AccountId account, Time now);

/// The device of that account with this secret; wants a session that reads as `authenticator`.
std::optional<Device> device_of(store::Session& session, AccountId account, std::string_view secret,
                                Time now);

/// Whether this is its first use of the day, and the write that remembers it.
bool to_be_touched(Device const& device, Time now) noexcept;
void touch_device(store::Transaction& transaction, Device const& device, Time now);

void forget_devices(store::Transaction& transaction, AccountId account);

} // namespace florilege::accounts
