#pragma once

#include "prelude/result.hpp"

#include <filesystem>
#include <string_view>

namespace florilege::store {

/// The folder that holds everything, owned by one process at a time. The kernel drops the lock when the
/// process ends, however it ends.
class DataDirectory {
public:
    /// Creates the folder (mode 0700) where it is missing and locks its file `lock`, leaving there the
    /// process number and `command`, a line for people. The Fault names who holds it, or why it cannot be
    /// made or written to.
    static Result<DataDirectory> own(std::filesystem::path const& named, std::string_view command);

    DataDirectory(DataDirectory&& other) noexcept;
    DataDirectory& operator=(DataDirectory&& other) noexcept;
    ~DataDirectory();

    std::filesystem::path const& folder() const noexcept { return folder_; }
    std::filesystem::path database() const { return folder_ / "florilege.db"; }
    std::filesystem::path blobs() const { return folder_ / "blobs"; }

private:
    DataDirectory(std::filesystem::path folder, int lock) noexcept;
    void release() noexcept;

    std::filesystem::path folder_;
    int lock_; ///< file descriptor; -1 after a move
};

} // namespace florilege::store
