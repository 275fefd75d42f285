#include "web/jobs/uploads.hpp"

#include "prelude/ids.hpp"
#include "prelude/log.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace florilege::web {
namespace {

constexpr std::size_t piece = std::size_t{256} << 10;

[[noreturn]] void fail(char const* what)
{
    throw std::system_error{errno, std::generic_category(), what};
}

/// A descriptor that closes with its scope.
class Descriptor {
public:
    Descriptor(std::filesystem::path const& file, int flags) : number_{::open(file.c_str(), flags, 0600)}
    {
        if (number_ < 0) fail("cannot open a file for what was sent");
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;

    int number() const noexcept { return number_; }
    void sync() const
    {
        if (::fsync(number_) != 0) fail("cannot sync what was sent");
    }

private:
    int number_;
};

void write_all(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const written = ::write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot keep what was sent");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void copy(SpoolRange const& from, int to)
{
    std::string buffer(piece, '\0');
    for (auto at = from.begin; at < from.end;) {
        auto const wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece, from.end - at));
        auto const got = from.spool->read(at, std::span{buffer}.first(wanted));
        if (got == 0) throw std::runtime_error{"what was sent is shorter than it was"};
        write_all(to, std::string_view{buffer}.substr(0, got));
        at += got;
    }
}

} // namespace

std::string Uploads::keep(SpoolRange const& bytes) const
{
    std::filesystem::create_directories(folder_);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
    auto name = PublicId::random().text();
    try {
        Descriptor const file{path(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC};
        copy(bytes, file.number());
        file.sync();
        Descriptor{folder_, O_RDONLY | O_DIRECTORY | O_CLOEXEC}.sync();
    } catch (...) {
        remove(name);
        throw;
    }
    return name;
}

std::filesystem::path Uploads::path(std::string_view name) const
{
    if (!PublicId::parse(name)) throw std::logic_error{"no name of an upload"};
    return folder_ / name;
}

void Uploads::remove(std::string_view name) const noexcept
{
    std::error_code failed;
    std::filesystem::remove(path(name), failed);
    if (failed) log::warn("an upload was not removed: {}", failed.message());
}

std::size_t Uploads::sweep(std::vector<std::string> const& names, std::chrono::hours age) const
{
    std::error_code missing;
    std::vector<std::string> left;
    for (auto const& entry : std::filesystem::directory_iterator{folder_, missing}) {
        auto const name = entry.path().filename().string();
        if (!PublicId::parse(name) || std::find(names.begin(), names.end(), name) != names.end()) continue;
        // A fresh one may be about to get its job from another process.
        if (std::filesystem::file_time_type::clock::now() - entry.last_write_time() < age) continue;
        left.push_back(name);
    }
    for (auto const& name : left)
        remove(name);
    return left.size();
}

} // namespace florilege::web
