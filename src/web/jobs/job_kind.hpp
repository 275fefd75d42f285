#pragma once

#include "prelude/clock.hpp"
#include "store/jobs.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

struct Site;

/// What a try of a job came to.
struct Outcome {
    enum class How {
        done,        ///< it is forgotten
        interrupted, ///< the program is to end: the next start goes on with it
        failed,      ///< it is tried again after a pause
        hopeless,    ///< no try would ever succeed: it rests with its reason
    };
    How how;
    std::string reason = {};                   ///< for its owner, where it failed
    std::function<void()> once_forgotten = {}; ///< what is left to do once a done job is durably gone
};

/// A try under way.
struct JobTry {
    Site& site;
    store::Job const& job;
    std::atomic<bool> const& ending; ///< the program is to end: work that takes long comes to a stop
};

/// Jobs of one queue, and how they are done.
struct JobKind {
    std::string_view queue;
    Outcome (*perform)(JobTry const& attempt);
    std::size_t threads = 1;
    store::Patience patience = {};
    /// Puts into the queue what time has made due, and says when there will be more; null where jobs come
    /// from people alone.
    std::optional<Time> (*plan)(Site const& site, store::Transaction& transaction, Time now) = nullptr;
    /// Done once when the program starts; may be null.
    void (*take_stock)(Site& site) = nullptr;
};

} // namespace florilege::web
