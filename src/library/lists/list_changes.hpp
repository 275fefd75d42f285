#pragma once

#include "library/history/summary.hpp"
#include "library/keep.hpp"
#include "library/lists/list_outline.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace florilege::library {

/// Each of these is one change that `undo` takes back, visible when it returns; the text is what the history
/// calls it. Lists are the owner's own, as all_lists() gives them; places count from 1. A Fault names what is
/// missing or in the way, and nothing is changed.

/// Titles are compared whatever their case and accents, as find_list() compares them: two lists beside each
/// other differ in more than that, but for those that an import brought.

/// How deep lists stand within each other at most.
constexpr std::size_t deepest_list = 100;

struct NewList {
    ListPath
        path; ///< as list_at() goes by it; lists above it that are missing are made too, for the owner alone
    std::string note;
    accounts::Audience audience = accounts::Audience::me();
};
Result<std::string> create_list(store::Transaction& transaction, Shelf const& shelf, NewList const& list);

/// Puts entries into a list, in their order from that place on, or at its end. Refused where one stands in it
/// already.
Result<std::string> add_to_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                std::span<ListDraft::Entry const> entries, std::optional<std::int64_t> place);

/// Takes the entry at one place to another.
Result<std::string> move_in_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                 std::int64_t from, std::int64_t to);

/// Takes the entries at these places out; what they name stays.
Result<std::string> remove_from_list(store::Transaction& transaction, Shelf const& shelf,
                                     ListHead const& list, std::span<std::int64_t const> places);

Result<std::string> rename_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                std::string_view title);

struct ListWords {
    std::optional<std::string> note;
    std::optional<accounts::Audience> audience;
};
/// Says something else about a list: what is given.
Result<std::string> describe_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                                  ListWords const& words);

/// Puts a list with all that is in it under another one, or at the top.
Result<std::string> put_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list,
                             std::optional<ListHead> const& under);

/// Deletes a list and those inside it; what stands in them stays in the library.
Result<std::string> delete_list(store::Transaction& transaction, Shelf const& shelf, ListHead const& list);

/// The beginning of the names of these changes in the history.
constexpr std::string_view list_action_begin = "list ";

/// Puts back what `before`, written by one of the above or by this, says. A Fault where another list has the
/// title now, or the one around it is gone.
std::optional<Fault> undo_list_change(store::Transaction& transaction, Shelf const& shelf,
                                      std::string_view action, Summary const& summary,
                                      std::string_view before);

} // namespace florilege::library
