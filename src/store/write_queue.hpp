#pragma once

#include "store/database.hpp"
#include "store/writing_connection.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace florilege::store {

/// The one thread that writes, and the queue before its door. Requests that wait together share a commit,
/// each behind its own savepoint, and are answered after it.
class WriteQueue {
public:
    using Open = std::function<std::unique_ptr<WritingConnection>()>;
    using Task = std::function<void(WritingConnection&)>;

    /// Opens the connection in the new thread and waits for it; rethrows what `open` threw.
    WriteQueue(Open open, DatabaseLimits const& limits);
    WriteQueue(WriteQueue const&) = delete;
    WriteQueue& operator=(WriteQueue const&) = delete;
    /// Serves what waits, then closes the connection.
    ~WriteQueue();

    /// As Database::submit.
    std::future<void> submit(Database::Work work);

    /// Runs a task on the writing connection, outside any transaction and between commits, and waits for it.
    void alone(Task task);

private:
    struct Request {
        std::variant<Database::Work, Task> what;
        std::promise<void> done;
    };
    using Batch = std::vector<Request>;

    std::future<void> enqueue(Request request);
    void serve(Open const& open, std::promise<void> ready);
    Batch next_batch();
    void stop(std::string const& cause);

    DatabaseLimits const limits_;
    std::mutex mutex_; ///< guards the next three
    std::deque<Request> waiting_;
    std::optional<std::string> stopped_; ///< why nothing is written any more
    bool closing_ = false;
    std::condition_variable came_;
    std::condition_variable left_;
    std::thread thread_;
};

} // namespace florilege::store
