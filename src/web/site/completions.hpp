#pragma once

#include "accounts/account.hpp"
#include "library/tags/tag_completion.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>

namespace florilege::library {
class ColumnCache;
}

namespace florilege::web {

class Asking;

/// The vocabularies that people are typing from, ready to be completed: the last few that were asked for.
class Completions {
public:
    /// That of the owner in the state that the session sees, whose number `state` is.
    std::shared_ptr<library::TagCompletion const> of(store::Session& session, library::ColumnCache& columns,
                                                     accounts::AccountId owner, std::int64_t state);

private:
    static constexpr std::size_t kept = 8;
    struct Known {
        accounts::AccountId owner;
        std::int64_t state;
        std::shared_ptr<library::TagCompletion const> completion;
    };
    std::mutex mutex_;       ///< guards the next
    std::list<Known> known_; ///< the one asked for last comes first
};

/// The visitor's own vocabulary, as the session sees it.
std::shared_ptr<library::TagCompletion const> completions_of(Asking const& asking, store::Session& session);

} // namespace florilege::web
