#include "web/server/workers.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace florilege::web {

Workers::Workers(std::size_t threads, std::size_t waiting_at_most)
    : waiting_at_most_{waiting_at_most}, waiting_of_client_{std::max<std::size_t>(waiting_at_most / 2, 1)},
      running_of_client_{std::max<std::size_t>(threads, 2) - 1}
{
    threads_.reserve(threads);
    for (std::size_t count = 0; count < threads; ++count)
        threads_.emplace_back([this] { serve(); });
}

void Workers::end()
{
    {
        std::lock_guard const lock{mutex_};
        ending_ = true;
    }
    came_.notify_all();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

bool Workers::post(Address const& client, std::function<void()> work)
{
    {
        std::lock_guard const lock{mutex_};
        if (ending_ || queue_.size() >= waiting_at_most_) return false;
        auto const from = clients_.try_emplace(accounts::ClientNetwork::v6(client.bytes())).first;
        if (from->second.waiting >= waiting_of_client_) return false;
        ++from->second.waiting;
        queue_.push_back({from, std::move(work)});
    }
    came_.notify_one();
    return true;
}

std::size_t Workers::waiting() const
{
    std::lock_guard const lock{mutex_};
    return queue_.size();
}

/// What may run now, the end where nothing may.
std::deque<Workers::Waiting>::iterator Workers::next()
{
    auto best = queue_.end();
    // At the end everything is done, whosever it is.
    auto least = ending_ ? std::numeric_limits<std::size_t>::max() : running_of_client_;
    for (auto it = queue_.begin(); it != queue_.end() && least > 0; ++it) {
        if (auto const running = it->client->second.running; running < least) {
            least = running;
            best = it;
        }
    }
    return best;
}

void Workers::forget_where_idle(Clients::iterator client)
{
    if (client->second.running == 0 && client->second.waiting == 0) clients_.erase(client);
}

void Workers::serve()
{
    std::unique_lock lock{mutex_};
    for (;;) {
        auto chosen = queue_.end();
        came_.wait(lock, [&] {
            chosen = next();
            return chosen != queue_.end() || ending_;
        });
        if (chosen == queue_.end()) return;
        auto [client, work] = std::move(*chosen);
        queue_.erase(chosen);
        --client->second.waiting;
        ++client->second.running;
        lock.unlock();
        work();
        work = nullptr; // what it holds goes before anybody hears that it is done
        lock.lock();
        --client->second.running;
        forget_where_idle(client);
    }
}

} // namespace florilege::web
