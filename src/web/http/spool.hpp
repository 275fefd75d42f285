#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace florilege::web {

/// Bytes in a file without a name, which goes with it: an upload, an export. Written once from front to back,
/// then read from anywhere, by any thread.
class Spool {
public:
    /// In that folder. Throws std::system_error.
    explicit Spool(std::filesystem::path const& folder);
    ~Spool();
    Spool(Spool const&) = delete;
    Spool& operator=(Spool const&) = delete;

    /// Throws std::system_error, where the disk is full too.
    void write(std::string_view bytes);
    std::uint64_t size() const noexcept { return size_; }

    /// Fills the beginning of `buffer` from the byte `at` on; how many, 0 at the end.
    std::size_t read(std::uint64_t at, std::span<char> buffer) const;

private:
    int descriptor_;
    std::uint64_t size_ = 0;
};

/// A part of one.
struct SpoolRange {
    std::shared_ptr<Spool const> spool;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

} // namespace florilege::web
