#pragma once

#include "cli/remote/server.hpp"
#include "library/duplicates/duplicates.hpp"
#include "library/duplicates/merge_duplicates.hpp"

#include <span>

namespace florilege::cli {

/// The pages that are saved more than once in a library elsewhere, at most `limit` of them.
Result<library::Duplicates> duplicates(Server const& server, std::size_t limit);

/// Merges the pages of these bookmarks, or those that come first, as library/duplicates/merge_duplicates.hpp
/// does.
Result<library::PagesMerged> merge_pages(Server const& server, std::span<PublicId const> of);
Result<library::PagesMerged> merge_pages(Server const& server, std::size_t limit);

} // namespace florilege::cli
