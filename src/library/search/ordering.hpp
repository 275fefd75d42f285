#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "library/search/search.hpp"
#include "library/search/wanted.hpp"
#include "store/dialect/condition.hpp"

#include <vector>

namespace florilege::library {

/// How many of the newest matches are ranked by relevance; older ones follow them, newest first.
constexpr std::size_t ranked_at_most = 20'000;

/// A part of an answer: `count` from the one numbered `first` on.
struct Page {
    std::size_t first;
    std::size_t count;
};

/// A library and what of it was asked for.
struct Asked {
    accounts::AccountId owner;
    store::BoundCondition condition;
    WantedWords wanted;
};

/// The keys of that part of what meets the condition, in that order.
std::vector<BookmarkId> ordered(store::Session& session, Asked const& asked, Sort sort, Page page, Time now);

} // namespace florilege::library
