#pragma once

#include "store/database.hpp"
#include "store/writing_connection.hpp"

#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <span>
#include <string>

namespace florilege::store {

/// Several writes made durable by one commit.
class Commit {
public:
    struct Part {
        std::reference_wrapper<Database::Work> work;
        std::reference_wrapper<std::promise<void>> done;
        bool answered = false;
    };

    Commit(WritingConnection& connection, std::span<Part> parts) : connection_{connection}, parts_{parts} {}

    /// Runs the parts in their order, commits, then answers each. A part that throws is undone alone; where
    /// the disk is full or the connection is gone they all fail. Returns the cause where the connection must
    /// not be used again.
    std::optional<std::string> run();

private:
    void run_part(Part& part);
    void refuse(Part& part, std::exception_ptr const& reason);
    std::optional<std::string> refuse_all(std::exception_ptr const& reason);

    WritingConnection& connection_;
    std::span<Part> parts_;
};

/// Runs a task outside any transaction and answers it; returns as Commit::run does.
std::optional<std::string> run_alone(WritingConnection& connection,
                                     std::function<void(WritingConnection&)> const& task,
                                     std::promise<void>& done);

} // namespace florilege::store
