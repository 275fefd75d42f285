#pragma once

#include "library/keep.hpp"
#include "library/lists/list_image.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace florilege::library {

/// The rows that an entry names.
struct EntryKeys {
    std::optional<std::int64_t> bookmark;
    std::optional<std::int64_t> highlight;
};

/// What an entry names in the library of the owner; a bookmark also by the id of one that was merged into
/// it. Nothing where it names something that is not there. A text between names nothing and has no keys.
std::optional<EntryKeys> keys_of(store::Transaction& transaction, Shelf const& shelf,
                                 ListDraft::Entry const& entry);

/// The entry at that position, with the ids of what it names.
ListDraft::Entry entry_at(store::Transaction& transaction, std::int64_t list, std::int64_t position);

/// Everything that stands in a list, with its places.
std::vector<ListEdit::Placed> all_entries(store::Transaction& transaction, std::int64_t list);

/// Does to a list what `edit` says, and gives what was done in fact: an entry that stands elsewhere now is
/// taken from there; one that is gone, or stands in the list already, is passed over.
ListEdit apply(store::Transaction& transaction, Shelf const& shelf, std::int64_t list, ListEdit const& edit);

} // namespace florilege::library
