#pragma once

#include "accounts/account.hpp"
#include "library/tags/tag_completion.hpp"
#include "store/database.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace florilege::library {
class ColumnCache;
}

namespace florilege::web {

class Asking;

/// The vocabularies that people are typing from, ready to be completed: the last few that were asked for. To
/// make one ready takes some milliseconds for each thousand tags. Who types from a large one does not wait
/// for that: they get what is known, while the next is made behind, on a thread of our own. Any thread.
class Completions {
public:
    /// Tags of a vocabulary up to which it is made ready while one waits, and so is never behind.
    static constexpr std::size_t made_at_once = 2000;

    /// Database and columns must outlive it.
    Completions(store::Database& database, library::ColumnCache& columns,
                std::size_t at_once = made_at_once) noexcept
        : database_{database}, columns_{columns}, at_once_{at_once}
    {}
    ~Completions();
    Completions(Completions const&) = delete;
    Completions& operator=(Completions const&) = delete;

    /// That of the owner in the state that the session sees, whose number `state` is, or a newer one; of a
    /// large one what is known of it.
    std::shared_ptr<library::TagCompletion const> of(store::Session& session, accounts::AccountId owner,
                                                     std::int64_t state);

    /// To be told when an owner has changed something: a large vocabulary that is known is made ready anew.
    void changed(accounts::AccountId owner);

    /// Waits until what is being made behind is ready.
    void settle();

private:
    static constexpr std::size_t kept = 8;
    struct Known {
        accounts::AccountId owner;
        std::int64_t state;
        std::shared_ptr<library::TagCompletion const> completion;
    };
    using Place = std::list<Known>::iterator;

    Place find(accounts::AccountId owner);
    bool is_large(Known const& known) const { return known.completion->size() > at_once_; }
    void keep(Known made);
    void want(accounts::AccountId owner);
    void make_what_is_wanted();
    std::optional<Known> made_behind(accounts::AccountId owner) const;

    store::Database& database_;
    library::ColumnCache& columns_;
    std::size_t const at_once_;
    std::mutex mutex_;                       ///< guards all that follows
    std::list<Known> known_;                 ///< the one asked for last comes first
    std::deque<accounts::AccountId> wanted_; ///< whose are to be made behind
    bool is_making_ = false;
    bool is_ending_ = false;
    std::condition_variable bell_; ///< rung when something is wanted or made, or all ends
    std::thread maker_;            ///< begun with the first that is wanted
};

/// The visitor's own vocabulary: as the session sees it, or, where it is a large one, as it was a moment ago.
std::shared_ptr<library::TagCompletion const> completions_of(Asking const& asking, store::Session& session);

} // namespace florilege::web
