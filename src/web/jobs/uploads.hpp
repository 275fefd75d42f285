#pragma once

#include "web/http/spool.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// Files that people sent and that wait for their import: in a folder of the data directory, each under a
/// name that nobody chose, for the program alone to read. Any thread.
class Uploads {
public:
    explicit Uploads(std::filesystem::path folder) : folder_{std::move(folder)} {}

    /// Copies the bytes into a file of its own and gives its name; on return they are on the disk. Throws
    /// std::system_error, where the disk is full too, and leaves nothing then.
    std::string keep(SpoolRange const& bytes) const;

    /// Where a kept file is. Throws std::logic_error for a name that keep() does not give.
    std::filesystem::path path(std::string_view name) const;

    /// Nothing is done where it is gone already.
    void remove(std::string_view name) const noexcept;

    /// Removes files that are older than `age` and none of these: what a program that was killed left behind.
    /// How many there were.
    std::size_t sweep(std::vector<std::string> const& names, std::chrono::hours age) const;

private:
    std::filesystem::path folder_;
};

} // namespace florilege::web
