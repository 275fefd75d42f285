#pragma once

#include "store/transaction.hpp"

namespace florilege::store {

/// Makes the reader role where it is missing and lets it select from the visible_… views; and makes each of
/// them a security barrier, so that no condition of a query sees a row before the view has let it through.
/// Views of a full-text index stay plain: `@@` is no leak-proof operator, so behind a barrier its index
/// would never be used; it tells nothing about the rows it is tried on.
/// Throws StoreError, naming what an administrator has to do, where we may not make roles.
void open_views_to_readers(Transaction& tx);

} // namespace florilege::store
