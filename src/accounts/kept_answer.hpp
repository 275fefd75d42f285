#pragma once

#include "accounts/account.hpp"
#include "store/transaction.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// What a program was answered when it asked for a change under a key of its own: where the answer was lost
/// on its way, it asks again and gets it, and the change is made once.
struct KeptAnswer {
    PublicId request; ///< hash of what was asked
    int status = 200;
    std::string body = {};
    std::string location = {};               ///< empty: none
    std::string etag = {};                   ///< empty: none
    std::optional<std::int64_t> change = {}; ///< its number in the history
};

/// How long an answer is kept.
constexpr std::chrono::hours answers_kept{24};

/// Nothing where the account has none under that key, or it is older than that.
std::optional<KeptAnswer> find_kept_answer(store::Session& session, AccountId owner, std::string_view key,
                                           Time now);

/// Keeps one, to be called in the transaction of its change; those that are too old go. False where there is
/// one under that key already: then the change must not be made.
bool keep_answer(store::Transaction& transaction, AccountId owner, std::string_view key,
                 KeptAnswer const& answer, Time now);

} // namespace florilege::accounts
