#include "store/write_queue.hpp"

#include "prelude/log.hpp"
#include "store/commit.hpp"
#include "store/error.hpp"

namespace florilege::store {

WriteQueue::WriteQueue(Open open, DatabaseLimits const& limits) : limits_{limits}
{
    std::promise<void> ready;
    auto opened = ready.get_future();
    thread_ = std::thread{[this, open = std::move(open), ready = std::move(ready)]() mutable {
        serve(open, std::move(ready));
    }};
    try {
        opened.get();
    } catch (...) {
        thread_.join();
        throw;
    }
}

WriteQueue::~WriteQueue()
{
    {
        std::lock_guard const lock{mutex_};
        closing_ = true;
    }
    came_.notify_all();
    thread_.join();
}

std::future<void> WriteQueue::submit(Database::Work work)
{
    return enqueue({std::move(work), {}});
}

void WriteQueue::alone(Task task)
{
    enqueue({std::move(task), {}}).get();
}

std::future<void> WriteQueue::enqueue(Request request)
{
    if (std::this_thread::get_id() == thread_.get_id())
        throw std::logic_error{"a write was asked for from inside a write: it would wait for itself"};
    auto done = request.done.get_future();
    {
        std::unique_lock lock{mutex_};
        left_.wait(lock, [this] { return waiting_.size() < limits_.writes_queued || stopped_; });
        if (stopped_) throw StoreError{*stopped_};
        waiting_.push_back(std::move(request));
    }
    came_.notify_one();
    return done;
}

void WriteQueue::serve(Open const& open, std::promise<void> ready)
{
    std::unique_ptr<WritingConnection> connection;
    try {
        connection = open();
    } catch (...) {
        ready.set_exception(std::current_exception());
        return;
    }
    ready.set_value();
    for (auto batch = next_batch(); !batch.empty(); batch = next_batch()) {
        std::vector<Commit::Part> parts;
        std::optional<std::string> lost;
        if (auto* task = std::get_if<Task>(&batch.front().what)) {
            lost = run_alone(*connection, *task, batch.front().done);
        } else {
            for (auto& request : batch)
                parts.push_back({std::get<Database::Work>(request.what), request.done});
            lost = Commit{*connection, parts}.run();
        }
        if (lost) stop(*lost);
    }
}

/// Everything that waits and can share a commit, or one task. Empty when the queue is closed and served.
WriteQueue::Batch WriteQueue::next_batch()
{
    Batch batch;
    {
        std::unique_lock lock{mutex_};
        came_.wait(lock, [this] { return !waiting_.empty() || closing_; });
        while (!waiting_.empty() && batch.size() < limits_.writes_per_commit) {
            bool const task = std::holds_alternative<Task>(waiting_.front().what);
            if (task && !batch.empty()) break;
            batch.push_back(std::move(waiting_.front()));
            waiting_.pop_front();
            if (task) break;
        }
    }
    left_.notify_all();
    return batch;
}

void WriteQueue::stop(std::string const& cause)
{
    std::deque<Request> refused;
    std::string const text = "nothing is written any more, the program must be started anew: " + cause;
    {
        std::lock_guard const lock{mutex_};
        stopped_ = text;
        refused.swap(waiting_);
    }
    left_.notify_all();
    log::error("{}", text);
    for (auto& request : refused)
        request.done.set_exception(std::make_exception_ptr(StoreError{text}));
}

} // namespace florilege::store
