#pragma once

#include "prelude/clock.hpp"
#include "prelude/result.hpp"
#include "web/oidc/discovery.hpp"
#include "web/oidc/id_token.hpp"
#include "web/oidc/options.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace florilege::web {

/// The secrets of one try to sign in, each for somebody else: `state` for the browser, `nonce` for the token,
/// `verifier` for whoever changes the code (RFC 7636).
struct OidcSecrets {
    std::string state;
    std::string nonce;
    std::string verifier;
    static OidcSecrets fresh();
};

/// What came back from the site, and where to.
struct OidcReturn {
    std::string code;
    std::optional<std::string> issuer; ///< where it names itself
    std::string back;                  ///< the address that it came back to
};

/// The other site, as we speak with it. Each call may wait for it, a few seconds at most; what it says of
/// itself and its keys are kept for a while. Any thread.
class OidcProvider {
public:
    OidcProvider(OidcOptions options, Clock const& clock) : options_{std::move(options)}, clock_{clock} {}

    OidcOptions const& options() const noexcept { return options_; }

    /// The address at which somebody signs in there and comes back to `back`. All faults are for the log, and
    /// tell no secret.
    Result<std::string> sign_in_address(OidcSecrets const& secrets, std::string const& back);

    /// Changes a code for an ID token, and believes that or says why not. Where newcomers are welcome and the
    /// token names nobody, the site is asked for names, too.
    Result<Claims> redeem(OidcReturn const& returned, OidcSecrets const& secrets);

private:
    struct Known {
        Discovery discovery;
        KeySet keys;
        Time described; ///< when it was asked for the one
        Time listed;    ///< and for the other
    };
    using KnownPointer = std::shared_ptr<Known const>;

    Result<KnownPointer> known();
    Result<KnownPointer> with_new_keys(KnownPointer known);
    Result<Claims> believed(std::string const& token, ExpectedToken const& expected);
    void remember(KnownPointer const& known);

    OidcOptions const options_;
    Clock const& clock_;
    std::mutex mutex_; ///< guards known_
    KnownPointer known_;
};

} // namespace florilege::web
