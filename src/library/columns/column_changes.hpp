#pragma once

#include "accounts/account.hpp"
#include "library/columns/column_block.hpp"
#include "store/transaction.hpp"

#include <optional>
#include <set>

namespace florilege::library {

/// What everyone may know of a public bookmark.
ColumnRow row_for_everyone(ColumnRow row);

/// The changes that a transaction makes to the columns, written at its end a block at a time:
///     transaction.pending<ColumnChanges>().put(owner, id, row);
/// Whatever writes a bookmark or its tags says so here. Which tags stand on what is public is counted here
/// too.
class ColumnChanges final : public store::Pending {
public:
    /// The id for a new bookmark. None is given twice, also not after its bookmark is gone: the history may
    /// name it.
    BookmarkId next_id(store::Transaction& transaction, accounts::AccountId owner);

    void put(accounts::AccountId owner, BookmarkId id, ColumnRow row);
    void remove(accounts::AccountId owner, BookmarkId id);
    /// Its tags are read anew.
    void retag(accounts::AccountId owner, BookmarkId id);
    /// Those bits of its flags become what they are in `flags`.
    void flag(accounts::AccountId owner, BookmarkId id, std::uint8_t bits, std::uint8_t flags);

    void write(store::Transaction& transaction) override;

private:
    struct Flagging {
        std::uint8_t bits = 0;
        std::uint8_t flags = 0;
    };
    /// By place.
    struct Block {
        std::map<std::uint16_t, std::optional<ColumnRow>> rows; ///< nothing where the bookmark is gone
        std::set<std::uint16_t> retagged;
        std::map<std::uint16_t, Flagging> flagged;

        void replace(std::uint16_t place, std::optional<ColumnRow> row);
        void apply(store::Transaction& transaction, BookmarkId first, BlockRows& to);
    };
    using Blocks = std::map<std::int64_t, Block>;

    Block& block_of(accounts::AccountId owner, BookmarkId id);

    std::map<std::int64_t, Blocks> libraries_;           ///< by owner
    std::map<std::int64_t, std::int64_t> numbers_given_; ///< the last of each owner
};

} // namespace florilege::library
