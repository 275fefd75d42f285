#include "exchange/importers/archives/zip_directory.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace florilege::exchange {
namespace {

using namespace std::string_view_literals;

constexpr auto end_mark = "PK\x05\x06"sv;     // the end of the list of members
constexpr auto locator_mark = "PK\x06\x07"sv; // where the longer record of a large archive (zip64) stands
constexpr std::size_t end_bytes = 22;
constexpr std::size_t locator_bytes = 20;
constexpr std::size_t long_end_bytes = 56;
constexpr std::size_t longest_comment = 0xffff;
constexpr std::uint64_t member_bytes = 46; // at least, in the list

class File {
public:
    explicit File(std::filesystem::path const& path) : handle_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)}
    {
        if (handle_ < 0)
            throw std::system_error{errno, std::generic_category(), "cannot read " + path.string()};
        size_ = std::filesystem::file_size(path);
    }
    ~File() { ::close(handle_); }
    File(File const&) = delete;
    File& operator=(File const&) = delete;

    std::uint64_t size() const noexcept { return size_; }

    /// What stands from there on; less where the file ends.
    std::string read(std::uint64_t from, std::size_t count) const
    {
        std::string bytes(count, '\0');
        std::size_t got = 0;
        while (got < count && from + got < size_) {
            auto const read =
                ::pread(handle_, bytes.data() + got, count - got, static_cast<off_t>(from + got));
            if (read < 0 && errno == EINTR) continue;
            if (read < 0) throw std::system_error{errno, std::generic_category(), "cannot read an archive"};
            if (read == 0) break;
            got += static_cast<std::size_t>(read);
        }
        bytes.resize(got);
        return bytes;
    }

private:
    int handle_;
    std::uint64_t size_ = 0;
};

/// A number of the record, least byte first.
std::uint64_t number(std::string_view record, std::size_t at, std::size_t bytes)
{
    std::uint64_t value = 0;
    for (auto place = bytes; place-- > 0;)
        value = value << 8 | static_cast<unsigned char>(record[at + place]);
    return value;
}

/// What a list of so many members, said to be so long, may take; no such number is near the largest.
std::uint64_t taken_by(std::uint64_t members, std::uint64_t said)
{
    constexpr std::uint64_t too_many = std::uint64_t{1} << 48;
    return std::max(said, std::min(members, too_many) * member_bytes);
}

/// A number of all ones says "look in the longer record", where there is one.
std::uint64_t told_by_end(std::string_view record, bool has_longer)
{
    auto const members = std::max(number(record, 8, 2), number(record, 10, 2));
    auto const bytes = number(record, 12, 4);
    return taken_by(has_longer && members == 0xffff ? 0 : members,
                    has_longer && bytes == 0xffff'ffff ? 0 : bytes);
}

std::uint64_t told_by_long_end(std::string_view record)
{
    if (record.size() < long_end_bytes) return 0;
    return taken_by(std::max(number(record, 24, 8), number(record, 32, 8)), number(record, 40, 8));
}

} // namespace

std::uint64_t longest_directory(std::filesystem::path const& path)
{
    File const file{path};
    constexpr auto looked_at = longest_comment + end_bytes + locator_bytes;
    auto const tail = file.read(file.size() - std::min<std::uint64_t>(file.size(), looked_at), looked_at);
    std::uint64_t longest = 0;
    for (auto at = tail.find(end_mark); at != tail.npos; at = tail.find(end_mark, at + 1)) {
        auto const record = std::string_view{tail}.substr(at);
        if (record.size() < end_bytes) break;
        bool const has_longer = at >= locator_bytes && tail.compare(at - locator_bytes, 4, locator_mark) == 0;
        longest = std::max(longest, told_by_end(record, has_longer));
        if (!has_longer) continue;
        auto const place = number(tail, at - locator_bytes + 8, 8);
        longest = std::max(longest, told_by_long_end(file.read(place, long_end_bytes)));
    }
    return longest;
}

} // namespace florilege::exchange
