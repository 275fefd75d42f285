#pragma once

#include "library/keep.hpp"

#include <functional>

namespace florilege::library {

/// All lists of an owner with their entries, parents before children.
void each_list(store::Session& session, accounts::AccountId owner,
               std::function<void(ListDraft const&)> const& visit);

/// What became of a list that came in: entries that name nothing here are left out and counted.
struct ListTaken {
    bool changed = false;
    std::size_t missing = 0;
};

/// Makes the list at the draft's path hold the draft's entries in their order; entries it had beyond those
/// stay behind them. Taking the same draft twice changes nothing.
ListTaken take_list(store::Transaction& transaction, Shelf const& shelf, ListDraft const& draft);

/// Brings a tag with its aliases and parent into the vocabulary; true where that changed something. An alias
/// that is a tag, or another tag's, is left as it is, and so is a tag whose parent would stand below it.
bool take_tag(store::Transaction& transaction, Shelf const& shelf, TagDraft const& draft);

} // namespace florilege::library
