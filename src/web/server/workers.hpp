#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace florilege::web {

/// Threads for what may wait for the database or the disk, with a bounded queue before them.
class Workers {
public:
    Workers(std::size_t threads, std::size_t waiting_at_most);
    ~Workers() { end(); }
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    /// Hands work over; false, and nothing is done, where too much waits. The work throws nothing.
    bool post(std::function<void()> work);

    std::size_t waiting() const;

    /// Does what waits, then ends its threads; nothing is taken any more.
    void end();

private:
    void serve();

    std::size_t const waiting_at_most_;
    mutable std::mutex mutex_; ///< guards the next two
    std::deque<std::function<void()>> queue_;
    bool ending_ = false;
    std::condition_variable came_;
    std::vector<std::thread> threads_;
};

} // namespace florilege::web
