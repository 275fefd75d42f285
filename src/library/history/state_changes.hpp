#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "store/transaction.hpp"
#include "text/url/keys.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace florilege::library {

/// Who will see that a transaction changed something, gathered while it runs:
///     transaction.pending<StateChanges>().owner_sees(owner);
/// Whatever writes to a library says so here, and if it can be seen by everyone, that. At the end the numbers
/// of library/state.hpp move.
class StateChanges final : public store::Pending {
public:
    void owner_sees(accounts::AccountId owner) { owners_.insert(owner.value); }
    void everyone_sees(accounts::AccountId owner) { shown_.insert(owner.value); }

    /// A bookmark became another one. Null stands for none. Whether everyone sees something else is found by
    /// comparing, at the end, what it was at first with what it is at last.
    void bookmark(accounts::AccountId owner, BookmarkId key, BookmarkDraft const* before,
                  BookmarkDraft const* after);

    /// The same of the list with that key: to be called before it, or what stands in it, may change.
    void touch_list(store::Transaction& transaction, accounts::AccountId owner, std::int64_t list);

    void write(store::Transaction& transaction) override;
    /// After the columns, which find out for themselves whether everyone sees something else in them.
    int turn() const noexcept override { return 1; }

private:
    /// Something as everyone sees it; nothing where they do not.
    using Shown = std::optional<text::Key>;
    struct Touched {
        accounts::AccountId owner;
        Shown before;
    };
    struct Changed {
        accounts::AccountId owner;
        Shown before;
        Shown after;
    };
    static Shown shown(BookmarkDraft const* bookmark);

    std::set<std::int64_t> owners_;
    std::set<std::int64_t> shown_;
    std::map<std::int64_t, Touched> lists_;
    std::map<BookmarkId, Changed> bookmarks_; ///< those that were or became public
};

/// Whether a bookmark that everyone may read carries the tag.
bool is_carried_in_public(store::Transaction& transaction, accounts::AccountId owner, std::int64_t tag);

} // namespace florilege::library
