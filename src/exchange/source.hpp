#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// A file to import, read once from front to back. Memory does not grow with the file.
class Source {
public:
    Source() = default;
    Source(Source const&) = delete;
    Source& operator=(Source const&) = delete;
    virtual ~Source() = default;

    /// Fills the beginning of `buffer` with the next bytes and says how many; 0 at the end.
    /// Throws std::system_error when the file cannot be read.
    virtual std::size_t read(std::span<char> buffer) = 0;

    /// What people call it, for messages.
    virtual std::string const& name() const noexcept = 0;

    /// Where all of it lies on the disk, for formats that are read from their end; nothing where it can only
    /// be read as above.
    virtual std::optional<std::filesystem::path> on_disk() const { return std::nullopt; }

    /// So many bytes were read from there: for whoever tells how far it is.
    virtual void passed(std::uint64_t /*bytes*/) {}
};

/// Opens a file of the disk, "-" for standard input. Throws std::system_error.
std::unique_ptr<Source> open_file(std::filesystem::path const& file);

/// All that a source still holds; nothing where that is more than `limit` bytes.
std::optional<std::string> read_whole(Source& source, std::size_t limit);

/// A source over text in memory, for tests and for the members of an archive.
std::unique_ptr<Source> from_memory(std::string name, std::string content);

} // namespace florilege::exchange
