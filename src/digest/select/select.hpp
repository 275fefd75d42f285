#pragma once

#include "accounts/account.hpp"
#include "digest/period.hpp"
#include "library/bookmark.hpp"
#include "library/query/query.hpp"
#include "store/session.hpp"

#include <vector>

namespace florilege::digest {

enum class Readers {
    owner,    ///< everything that was saved
    everyone, ///< only what is public: for what will be published
};

/// The bookmarks that `owner` saved in the period and that answer the query, whole, in no order.
std::vector<library::Bookmark> select(store::Session& session, accounts::AccountId owner,
                                      Period const& period, library::Query const& query, Readers readers);

} // namespace florilege::digest
