#pragma once

#include "accounts/account.hpp"
#include "library/query/tree.hpp"
#include "store/dialect/condition.hpp"
#include "store/session.hpp"

namespace florilege::library {

/// A query as a condition on the row `b` of `FROM visible_bookmark b`. Names are looked up on the way
/// (names.hpp), so that the statement itself compares keys alone; words that stand together become one
/// question to the full-text index.
store::Condition condition_of(store::Session& session, accounts::AccountId owner, Node const& node);

} // namespace florilege::library
