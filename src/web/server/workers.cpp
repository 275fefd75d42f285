#include "web/server/workers.hpp"

#include <utility>

namespace florilege::web {

Workers::Workers(std::size_t threads, std::size_t waiting_at_most) : waiting_at_most_{waiting_at_most}
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

bool Workers::post(std::function<void()> work)
{
    {
        std::lock_guard const lock{mutex_};
        if (ending_ || queue_.size() >= waiting_at_most_) return false;
        queue_.push_back(std::move(work));
    }
    came_.notify_one();
    return true;
}

std::size_t Workers::waiting() const
{
    std::lock_guard const lock{mutex_};
    return queue_.size();
}

void Workers::serve()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock{mutex_};
            came_.wait(lock, [this] { return ending_ || !queue_.empty(); });
            if (queue_.empty()) return;
            work = std::move(queue_.front());
            queue_.pop_front();
        }
        work();
    }
}

} // namespace florilege::web
