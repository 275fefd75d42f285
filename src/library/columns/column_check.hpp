#pragma once

#include "accounts/account.hpp"
#include "store/transaction.hpp"

#include <cstdint>
#include <vector>

namespace florilege::library {

/// A block of a library's columns that says something else than the rows do.
struct WrongBlock {
    accounts::AccountId owner;
    std::int64_t block;
    std::size_t bookmarks; ///< it is wrong about
};

/// Compares the columns of all libraries with the rows, a block in memory at a time. The lengths of texts are
/// left out: ranking alone goes by them, and all texts would have to be cut into words.
std::vector<WrongBlock> wrong_blocks(store::Transaction& transaction);

/// Makes a block anew from the rows, lengths and all. One block a transaction: what is public in it is
/// counted when that ends.
void mend_block(store::Transaction& transaction, WrongBlock const& wrong);

} // namespace florilege::library
