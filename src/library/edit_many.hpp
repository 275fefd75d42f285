#pragma once

#include "library/columns/columns.hpp"
#include "library/edit_fault.hpp"
#include "library/history/history.hpp"
#include "library/keep.hpp"
#include "library/query/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Changes of many bookmarks at once, each one change that `undo` takes back whole. A hundred thousand take
/// seconds; nobody else writes meanwhile.
namespace florilege::library {

/// Which ones: those of the owner with these ids, also former ones, or all that match. What names none is
/// passed over.
using Chosen = std::variant<std::vector<PublicId>, Query>;

struct ManyChange {
    std::vector<std::string> remove_tags = {}; ///< by any of their names; what is added is not removed
    std::vector<std::string> add_tags = {};    ///< behind those each has
    std::optional<accounts::Audience> audience = {};
    std::optional<bool> unread = {};
    std::optional<bool> archived = {};
    std::optional<bool> favourite = {};
};

struct ManyEdited {
    std::int64_t bookmarks = 0; ///< how many are not what they were
};

/// Marks them all so. Of the history this takes some bytes a bookmark, and nothing where all are so already.
/// `updated` moves where tags change. The cache is that of the database, and sees nothing of what this
/// transaction has done before.
Result<ManyEdited, EditFault> edit_many(store::Transaction& transaction, Shelf const& shelf,
                                        ColumnCache& cache, Chosen const& chosen, ManyChange const& change);

/// Deletes them all with everything that hangs on them.
ManyEdited delete_many(store::Transaction& transaction, Shelf const& shelf, ColumnCache& cache,
                       Chosen const& chosen);

/// The changes by which these are known in the history.
constexpr std::string_view many_edited_action = "bookmarks edit";
constexpr std::string_view many_deleted_action = "bookmarks delete";

/// Puts back what `before`, written by the first of these or by this, says.
void undo_edit_many(store::Transaction& transaction, Shelf const& shelf, Summary const& summary,
                    std::string_view before);

/// Puts back what the other one of these, or this, has written down for that change. A Fault where an address
/// that comes back is another bookmark's now.
std::optional<Fault> undo_delete_many(store::Transaction& transaction, Shelf const& shelf, ChangeId change,
                                      Summary const& summary);

} // namespace florilege::library
