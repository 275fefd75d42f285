#pragma once

#include "accounts/account.hpp"
#include "library/query/fields.hpp"
#include "library/query/query.hpp"
#include "store/session.hpp"

#include <string>
#include <vector>

namespace florilege::library {

/// A name in a query that stands for nothing in the library.
struct MissingName {
    FieldKind field;   ///< tag, bundle or in
    std::string asked; ///< folded
    std::string near; ///< what may have been meant, as a query says it: tag:maps; empty where nothing is near

    bool operator==(MissingName const&) const = default;
};

/// Those of a query whose answer is empty, each once, in its order: for who wonders why. Names that must not
/// be there and beginnings of names are passed over. Only the owner is told which names there are.
std::vector<MissingName> missing_names(store::Session& session, accounts::AccountId owner,
                                       Query const& query);

} // namespace florilege::library
