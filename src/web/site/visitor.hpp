#pragma once

#include "accounts/account.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/token.hpp"
#include "accounts/viewer.hpp"
#include "digest/zone.hpp"
#include "web/words/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::web {

/// Whose private feed is asked for by its secret, and which.
struct FeedVisit {
    accounts::Account account;
    std::string feed; ///< as the token has it
};

/// Who asks, and in which language and time zone they are answered. Made by the door alone (site/door.cpp).
struct Visitor {
    std::optional<accounts::Account> account = {};  ///< signed in, all steps done
    std::optional<accounts::Account> half_way = {}; ///< the password was right, the second step is open
    std::optional<accounts::SignIn> sign_in = {};   ///< the browser's, for either
    std::string secret = {};                        ///< of that sign-in, for tokens made from it
    std::optional<std::vector<accounts::Scope>> scopes = {}; ///< asks by a token, which may do so much
    std::optional<FeedVisit> feed = {}; ///< reads this one feed as its owner does, and is nobody else
    bool feed_revoked = false;          ///< the secret was one of a feed once
    Language language = Language::english;
    digest::Zone zone = digest::Zone::utc();

    accounts::Viewer viewer() const noexcept
    {
        if (account) return accounts::Viewer::authenticated(account->id);
        return feed ? accounts::Viewer::authenticated(feed->account.id) : accounts::Viewer::anonymous();
    }
    bool owns_site() const noexcept { return account && account->role == accounts::Role::owner; }
};

} // namespace florilege::web
