#pragma once

#include "accounts/hashing_places.hpp"
#include "accounts/password_hash.hpp"
#include "accounts/setup.hpp"
#include "accounts/sign_in_limits.hpp"
#include "library/columns/columns.hpp"
#include "library/history/undo_batch.hpp"
#include "prelude/clock.hpp"
#include "store/database.hpp"
#include "web/jobs/job_board.hpp"
#include "web/jobs/uploads.hpp"
#include "web/oidc/attempt.hpp"
#include "web/oidc/provider.hpp"
#include "web/server/limits.hpp"
#include "web/site/assets.hpp"
#include "web/site/completions.hpp"
#include "web/site/keys_under_way.hpp"
#include "web/site/seal.hpp"
#include "web/site/templates.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace florilege::web {

struct SiteOptions {
    std::string public_url = {}; ///< "https://links.example.net": how the world calls us; empty: as is set
                                 ///< for the site
    std::string hub = {};        ///< is told when a public feed changed (WebSub); empty: nobody is
    std::filesystem::path spool; ///< folder for uploads and exports under way
    std::filesystem::path uploads = {}; ///< folder for files that wait for their import
    accounts::HashCost hash_cost = {};
    std::optional<OidcOptions> oidc = {}; ///< another site that signs people in
    ServerLimits limits = {};
    /// Bookmarks and changes of an import that is taken back, between two writes of others.
    std::int64_t undone_at_once = library::undone_at_once;
};

/// What is set for the whole site, as pages show it.
struct SiteFace {
    std::string name;
    std::string public_url; ///< empty: as each asks
};

/// What all requests share. Any thread.
struct Site {
    Site(store::Database& kept_in, Clock const& told_by, SiteOptions given);
    Site(Site const&) = delete;
    Site& operator=(Site const&) = delete;

    /// As it was last read: when the program began, and after each change on the pages.
    std::shared_ptr<SiteFace const> face() const { return face_.load(); }
    void read_face();

    store::Database& database;
    Clock const& clock;
    SiteOptions const options;
    Seal const seal;
    Assets const assets;
    PageTemplates const& templates = PageTemplates::ours();
    library::ColumnCache columns;
    Completions completions{database, columns};
    Uploads const uploads;
    JobBoard jobs;
    KeysUnderWay keys_under_way;
    accounts::HashingPlaces hashing;
    accounts::SignInLimits sign_in_limits;
    std::unique_ptr<OidcProvider> const oidc;                                ///< none: only we sign people in
    UsedAttempts used_attempts;                                              ///< of signing in there
    std::atomic<bool> ready = true;                                          ///< false while draining
    accounts::SetupToken const set_up_token = accounts::SetupToken::fresh(); ///< `serve` prints it
    std::atomic<bool> can_set_up;                                            ///< nobody can sign in yet

private:
    std::atomic<std::shared_ptr<SiteFace const>> face_;
};

} // namespace florilege::web
