#pragma once

#include "library/keep.hpp"
#include "library/query/sort.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// A question under a name. The query is kept as it was written and read again each time it is asked.
struct SavedSearch {
    PublicId id;
    std::string name;
    std::string query;
    std::optional<Sort> sort; ///< empty: what the query's own `sort:` says
    Time created;

    bool operator==(SavedSearch const&) const = default;
};

/// A saved search's name, with the rules of a tag's name; names that fold alike are one.
using SearchName = TagName;

/// All of an owner, by name.
std::vector<SavedSearch> saved_searches(store::Session& session, accounts::AccountId owner);

std::optional<SavedSearch> find_saved_search(store::Session& session, accounts::AccountId owner,
                                             SearchName const& name);

/// Each of these is one change that `undo` takes back. The query has been read by whoever hands it in.

/// Keeps a query under a name, in place of the one that had it.
void save_search(store::Transaction& transaction, Shelf const& shelf, SearchName const& name,
                 std::string_view query, std::optional<Sort> sort);

/// A Fault names the search that is missing or the name that is taken.
Result<void> rename_search(store::Transaction& transaction, Shelf const& shelf, SearchName const& from,
                           SearchName const& to);
Result<void> delete_search(store::Transaction& transaction, Shelf const& shelf, SearchName const& name);

/// What became of a search that came in.
enum class SearchTaken {
    added,
    unchanged,
    name_taken, ///< another question has that name here, and keeps it
    no_name
};

/// Takes a search in that an export holds, as a change.
SearchTaken take_search(store::Transaction& transaction, Shelf const& shelf, SavedSearch const& search);

/// The beginning of the names of these changes in the history.
constexpr std::string_view search_action_begin = "search ";

/// Puts back what `before`, written by one of these, says. A Fault where the name belongs to another saved
/// search now.
std::optional<Fault> undo_search_change(store::Transaction& transaction, Shelf const& shelf,
                                        std::string_view action, std::string_view before);

} // namespace florilege::library
