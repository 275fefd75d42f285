#pragma once

#include "store/transaction.hpp"

#include <cstdint>

/// The order of a list's entries. People count places from 1; rows are kept by positions with room between
/// them, so that putting an entry between two others moves none of the rest.
namespace florilege::library {

std::int64_t entries_in(store::Transaction& transaction, std::int64_t list);

/// The position of the entry at that place. Throws std::logic_error where the list is shorter.
std::int64_t position_at(store::Transaction& transaction, std::int64_t list, std::int64_t place);

/// The place of the entry at that position.
std::int64_t place_of(store::Transaction& transaction, std::int64_t list, std::int64_t position);

/// Free positions, evenly apart.
struct Room {
    std::int64_t first;
    std::int64_t step;
};

/// Room for `count` new entries that shall stand from that place on; a place beyond the end means the end.
/// The list is spread out anew where it is too full there, which the next many calls need not do.
Room make_room(store::Transaction& transaction, std::int64_t list, std::int64_t place,
               std::int64_t count = 1);

} // namespace florilege::library
