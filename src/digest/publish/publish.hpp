#pragma once

#include "digest/publish/standing.hpp"
#include "library/query/query.hpp"
#include "prelude/result.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace florilege::digest {

enum class Fate {
    published,   ///< for the first time
    republished, ///< in place, under the same name: something in it had changed
    unchanged,   ///< was published before with the same bytes
    empty,       ///< nothing was saved in the period: nothing is published
};

struct Published {
    Fate fate;
    std::string label; ///< the period: "2012-w05"
    std::string title;
    std::size_t entries = 0;
    std::filesystem::path file; ///< empty for an empty period, and where there is no folder
};

/// The issue of a digest for a period, of what the session sees; `published` as ComposeOptions has it. A
/// Fault where the title is broken.
Result<Issue> issue_of(store::Session& session, accounts::AccountId owner, Standing const& standing,
                       Period const& period, library::Query const& query, Publication publication,
                       std::optional<Time> published = {});

/// Composes a digest for a period and publishes it: writes the file whole or not at all, where it has a
/// folder, then remembers the issue. Doing it again publishes nothing twice. A Fault where the folder cannot
/// be written or a template or the query is broken.
Result<Published> publish(store::Database& database, accounts::AccountId owner, StoredDigest const& digest,
                          Period const& period, library::Query const& query, Time now);

} // namespace florilege::digest
