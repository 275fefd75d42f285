#pragma once

#include "accounts/client_network.hpp"
#include "web/http/address.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace florilege::web {

/// Threads for what may wait for the database or the disk, with a bounded queue before them. Whoever asks for
/// much leaves room for others: of one client, which is a network, so much runs at once
/// that a thread is left over, where there are two, and no more than half of the queue waits. What comes next
/// is of whom the least runs, and among those what came first.
class Workers {
public:
    Workers(std::size_t threads, std::size_t waiting_at_most);
    ~Workers() { end(); }
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    /// Hands work over; false, and nothing is done, where too much waits. The work throws nothing.
    bool post(Address const& client, std::function<void()> work);

    std::size_t waiting() const;

    /// Does what waits, then ends its threads; nothing is taken any more.
    void end();

private:
    struct Client {
        std::size_t waiting = 0;
        std::size_t running = 0;
    };
    using Clients = std::map<accounts::ClientNetwork, Client>;
    struct Waiting {
        Clients::iterator client;
        std::function<void()> work;
    };

    void serve();
    std::deque<Waiting>::iterator next();
    void forget_where_idle(Clients::iterator client);

    std::size_t const waiting_at_most_;
    std::size_t const waiting_of_client_;
    std::size_t const running_of_client_;
    mutable std::mutex mutex_; ///< guards the next three
    Clients clients_;          ///< those of whom something waits or runs
    std::deque<Waiting> queue_;
    bool ending_ = false;
    std::condition_variable came_;
    std::vector<std::thread> threads_;
};

} // namespace florilege::web
