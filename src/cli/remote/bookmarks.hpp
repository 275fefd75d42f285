#pragma once

#include "cli/remote/server.hpp"
#include "library/search/search.hpp"
#include "library/take.hpp"

namespace florilege::cli {

/// What became of a page that was saved.
struct Saved {
    library::Taken taken = library::Taken::unchanged;
    std::string id = {};
};

/// Saves a page in the library that --server names.
Result<Saved> save_there(Context const& context, library::BookmarkDraft const& draft);

/// What a query finds there, with facets. `options` may ask for any number, which is fetched in parts.
Result<library::SearchResult> found(Server const& server, std::string const& query,
                                    library::SearchOptions const& options);

} // namespace florilege::cli
