#pragma once

#include "digest/publish/standing.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::digest {

/// A period of a digest that is over and was not taken to be published before.
struct Due {
    accounts::AccountId owner;
    std::string slug;
    std::string label; ///< of the period
};

struct Plan {
    std::vector<Due> due;
    std::optional<Time> next; ///< when the next period will be over; nothing where no digest is ordered
};

/// What of all digests is due at `now`. Each period is taken once: whoever takes it publishes it.
Plan take_due(store::Transaction& transaction, Time now);

/// A digest on the site whose issues may show something else than they did.
struct Moved {
    accounts::AccountId owner;
    std::string slug;
};

/// The digests on the site of whose library something that their readers see changed since they were taken
/// here the last time. Each is taken once.
std::vector<Moved> take_moved(store::Transaction& transaction);

} // namespace florilege::digest
