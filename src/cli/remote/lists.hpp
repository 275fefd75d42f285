#pragma once

#include "cli/remote/server.hpp"
#include "library/lists/list_outline.hpp"

#include <span>

namespace florilege::cli {

/// The lists of a library elsewhere as library::all_lists gives them; their keys are their places from 1.
Result<std::vector<library::ListHead>> all_lists(Server const& server);

/// The list of that path or id among them.
Result<library::ListHead> find_list(Server const& server, std::string const& path);

/// What stands in one of them.
Result<std::vector<library::OutlineEntry>> entries_of(Server const& server, library::ListHead const& list);

/// What a word names: a bookmark or a highlight by its id, a saved page by its address.
Result<boost::json::object> entry_of(Server const& server, std::string const& word);

/// What the history calls a change that was just made; empty where all was so already.
Result<std::string> summary_of(Server const& server, Result<Answered> const& changed);

} // namespace florilege::cli
