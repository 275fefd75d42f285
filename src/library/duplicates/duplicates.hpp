#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <vector>

namespace florilege::library {

/// The bookmarks of one page that is saved under several URLs (text::page_form), the first saved first.
using SamePage = std::vector<Bookmark>;

struct Duplicates {
    std::int64_t total = 0; ///< how many pages are saved more than once
    std::vector<SamePage> pages;
};

/// The pages of `owner` that are saved more than once, at most `limit`; the one that was last saved again
/// first. The session's viewer is the owner, or sees none.
Duplicates duplicates(store::Session& session, accounts::AccountId owner, std::size_t limit);

/// All bookmarks of the page that one of them saves, itself among them, the first saved first; itself alone
/// where it has no URL.
SamePage same_page(store::Session& session, accounts::AccountId owner, BookmarkId of);

} // namespace florilege::library
