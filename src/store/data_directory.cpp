#include "store/data_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace florilege::store {
namespace {

constexpr std::size_t longest_note = 300;

Fault fault(std::filesystem::path const& where, std::string const& what, int error)
{
    return {where.string(), what + ": " + std::strerror(error)};
}

/// The parents may be anybody's; the folder itself is nobody else's.
std::error_code make_private_folder(std::filesystem::path const& folder)
{
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return {};
    auto const parent = folder.parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent, error);
    if (error) return error;
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return {errno, std::generic_category()};
    return {};
}

/// The first line of the lock file, as its holder wrote it: "1234 florilege import".
std::string holder(int lock)
{
    std::string note(longest_note, '\0');
    auto const length = ::pread(lock, note.data(), note.size(), 0);
    note.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    note.resize(std::min(note.find('\n'), note.size()));
    auto const space = note.find(' ');
    if (space == std::string::npos) return "another process";
    return "process " + note.substr(0, space) + " (" + note.substr(space + 1) + ")";
}

bool leave_note(int lock, std::string_view command)
{
    std::string note = std::to_string(::getpid()) + ' ';
    note += command.substr(0, longest_note - 30);
    note += '\n';
    return ::ftruncate(lock, 0) == 0 &&
           ::pwrite(lock, note.data(), note.size(), 0) == static_cast<ssize_t>(note.size());
}

} // namespace

Result<DataDirectory> DataDirectory::own(std::filesystem::path const& named, std::string_view command)
{
    auto const folder = named.has_filename() ? named : named.parent_path(); // "dir/" is "dir"
    if (auto const error = make_private_folder(folder)) return fault(folder, "cannot make it", error.value());
    auto const file = folder / "lock";
    int const lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) return fault(file, "cannot open it", errno);
    DataDirectory directory{folder, lock};
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        int const error = errno;
        if (error != EWOULDBLOCK) return fault(file, "cannot lock it", error);
        return Fault{folder.string(), "in use by " + holder(lock)};
    }
    // The note is for people alone: on a full disk the lock holds without it.
    if (!leave_note(lock, command) && errno != ENOSPC) return fault(file, "cannot write it", errno);
    return directory;
}

DataDirectory::DataDirectory(std::filesystem::path folder, int lock) noexcept
    : folder_{std::move(folder)}, lock_{lock}
{}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : folder_{std::move(other.folder_)}, lock_{std::exchange(other.lock_, -1)}
{}

DataDirectory& DataDirectory::operator=(DataDirectory&& other) noexcept
{
    if (this != &other) {
        release();
        folder_ = std::move(other.folder_);
        lock_ = std::exchange(other.lock_, -1);
    }
    return *this;
}

DataDirectory::~DataDirectory()
{
    release();
}

/// The file stays: were it removed, two processes could hold locks on two files of that name.
void DataDirectory::release() noexcept
{
    if (lock_ >= 0) ::close(lock_);
    lock_ = -1;
}

} // namespace florilege::store
