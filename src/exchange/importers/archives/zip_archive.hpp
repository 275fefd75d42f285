#pragma once

#include "exchange/importer.hpp"
#include "prelude/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct zip_source;
struct zip_error;

namespace florilege::exchange {

/// A zip archive, read member by member.
class ZipArchive {
public:
    struct Member {
        std::string name;        ///< valid UTF-8; a label, never a path
        std::uint64_t index = 0; ///< its place in the archive
    };

    /// Takes the bytes of an archive. The fault says why it cannot be read.
    static Result<ZipArchive> open(std::string bytes);

    /// The same of a file on the disk, of which only the list of members is held in memory; one longer than
    /// `directory_bytes` is refused. `passed` is told of each member behind it, by its size there.
    static Result<ZipArchive> open(std::filesystem::path const& file, std::uint64_t directory_bytes,
                                   std::function<void(std::uint64_t)> passed);

    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ~ZipArchive();

    /// At most `limit` members, in the order of the archive.
    std::vector<Member> members(std::size_t limit) const;
    std::uint64_t count() const;

    /// How much may still be unpacked, shared by all members of an archive.
    struct Allowance {
        std::uint64_t bytes;
    };

    /// A member's content. It ends early, with a warning to `intake`, where the allowance is used up, where
    /// it unpacks to more than 200 times its packed size (from 1 MiB on: a bomb), and where it is damaged,
    /// encrypted or packed in a way we do not know. The archive, `allowance` and `intake` must outlive it.
    std::unique_ptr<Source> content(Member const& member, Allowance& allowance, Intake& intake) const;

private:
    struct Handle;
    explicit ZipArchive(std::unique_ptr<Handle> handle) noexcept;
    static Result<ZipArchive> open(std::unique_ptr<Handle> handle, zip_source* source, zip_error& error);
    std::unique_ptr<Handle> handle_;
};

} // namespace florilege::exchange
