#pragma once

#include "cli/remote/server.hpp"
#include "library/saved_search.hpp"

namespace florilege::cli {

/// The saved searches of a library elsewhere, by name.
Result<std::vector<library::SavedSearch>> saved_searches(Server const& server);

/// The one of that name, whatever its case and accents.
std::optional<library::SavedSearch> find_search(std::vector<library::SavedSearch> const& searches,
                                                library::SearchName const& name);

/// Keeps a query, in the order `sort` where it is not empty, in place of what had the name.
Result<void> save_search(Server const& server, library::SearchName const& name, std::string const& query,
                         std::string const& sort);
Result<void> rename_search(Server const& server, library::SearchName const& from,
                           library::SearchName const& to);
Result<void> delete_search(Server const& server, library::SearchName const& name);

} // namespace florilege::cli
