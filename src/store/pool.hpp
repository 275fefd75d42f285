#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace florilege::store {

/// Connections kept open between uses. More than `kept` may be out at once: the pool saves the opening and
/// sets no limit, so that a reader never waits for another.
template <class Connection> class Pool {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;

    Pool(Open open, std::size_t kept) : open_{std::move(open)}, kept_{kept} {}

    std::unique_ptr<Connection> take()
    {
        {
            std::lock_guard const lock{mutex_};
            if (!idle_.empty()) {
                auto connection = std::move(idle_.back());
                idle_.pop_back();
                return connection;
            }
        }
        return open_();
    }

    /// Takes a connection back that is fit for the next user.
    void give(std::unique_ptr<Connection> connection)
    {
        std::lock_guard const lock{mutex_};
        if (idle_.size() < kept_) idle_.push_back(std::move(connection));
    }

private:
    Open open_;
    std::size_t kept_;
    std::mutex mutex_; ///< guards idle_
    std::vector<std::unique_ptr<Connection>> idle_;
};

} // namespace florilege::store
