#pragma once

#include "library/history/history.hpp"

#include <optional>

namespace florilege::library {

/// One change of the owner's history, an import's too; nothing where there is none of that number.
std::optional<Change> find_change(store::Session& session, accounts::AccountId owner, ChangeId id);

/// The newest one that belongs to no import.
std::optional<ChangeId> newest_change(store::Session& session, accounts::AccountId owner);

} // namespace florilege::library
