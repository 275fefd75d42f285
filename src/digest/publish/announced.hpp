#pragma once

#include "store/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace florilege::digest {

/// What may have changed in public feeds since a hub was told of them.
struct Unannounced {
    std::int64_t owner; ///< of the library; 0: the site
    std::string mark;   ///< what its public feeds have come to: another text, something else
};

/// All such libraries. What is hidden does not bring one here.
std::vector<Unannounced> unannounced(store::Transaction& transaction);

/// The mark of one, as it is now; nothing where the hub knows it.
std::optional<std::string> unannounced_mark(store::Transaction& transaction, std::int64_t owner);

/// The hub was told of what has that mark.
void note_announced(store::Transaction& transaction, std::int64_t owner, std::string const& mark);

} // namespace florilege::digest
