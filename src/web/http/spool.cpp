#include "web/http/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace florilege::web {
namespace {

[[noreturn]] void fail(char const* what)
{
    throw std::system_error{errno, std::generic_category(), what};
}

int unnamed_file(std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder);
    int const unnamed = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (unnamed >= 0) return unnamed;
    // Not every file system has files without a name.
    auto name = (folder / "spool-XXXXXX").string();
    int const named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named < 0) fail("cannot make a file for what is sent");
    ::unlink(name.c_str());
    return named;
}

} // namespace

Spool::Spool(std::filesystem::path const& folder) : descriptor_{unnamed_file(folder)} {}

Spool::~Spool()
{
    ::close(descriptor_);
}

void Spool::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot keep what is sent");
        size_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::size_t Spool::read(std::uint64_t at, std::span<char> buffer) const
{
    for (;;) {
        auto const got = ::pread(descriptor_, buffer.data(), buffer.size(), static_cast<off_t>(at));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) fail("cannot read what was sent");
    }
}

} // namespace florilege::web
