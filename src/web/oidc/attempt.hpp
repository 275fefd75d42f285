#pragma once

#include "accounts/account.hpp"
#include "prelude/clock.hpp"
#include "web/oidc/provider.hpp"
#include "web/site/seal.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace florilege::web {

/// One try to sign in at another site, as the browser that makes it carries it: closed, so that it can
/// neither be read nor made up, in a cookie, so that what comes back to another browser is worth nothing.
struct OidcAttempt {
    OidcSecrets secrets;
    std::string next = {}; ///< where to go on; a path of ours
    std::string kept = {}; ///< a form to send again there, packed
    /// The sign-in for whose account it is made; none: it is to sign in.
    std::optional<PublicId> connects = {};
    Time begun = {};
};

/// How long one may take: people look for their phone meanwhile.
constexpr std::chrono::minutes attempt_lasts{10};

std::string closed(Seal const& seal, OidcAttempt const& attempt);
/// Nothing for what we did not close, or too long ago.
std::optional<OidcAttempt> opened(Seal const& seal, std::string_view text, Time now);

/// The tries that came back already: each comes back once. Any thread.
class UsedAttempts {
public:
    /// So many are remembered; beyond that the other site alone sees to it that a code is good once.
    static constexpr std::size_t most = 10'000;

    /// False where it was used before. Those that are too old to be opened are forgotten.
    bool use(OidcAttempt const& attempt, Time now);

private:
    struct Use {
        std::string state;
        Time at;
    };
    std::mutex mutex_; ///< guards the next two
    std::set<std::string> used_ = {};
    std::deque<Use> in_order_ = {}; ///< the same, oldest first
};

} // namespace florilege::web
