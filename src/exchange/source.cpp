#include "exchange/source.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace florilege::exchange {

namespace {

[[noreturn]] void throw_broken(std::string const& name)
{
    throw std::system_error{errno, std::generic_category(), "cannot read " + name};
}

class FileSource final : public Source {
public:
    explicit FileSource(std::filesystem::path const& file) : name_{file.string()}
    {
        if (name_ == "-") {
            name_ = "standard input";
            handle_ = STDIN_FILENO;
            return;
        }
        handle_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (handle_ < 0) throw_broken(name_);
        ::posix_fadvise(handle_, 0, 0, POSIX_FADV_SEQUENTIAL);
    }

    ~FileSource() override
    {
        if (handle_ != STDIN_FILENO) ::close(handle_);
    }

    std::size_t read(std::span<char> buffer) override
    {
        for (;;) {
            auto const count = ::read(handle_, buffer.data(), buffer.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR) throw_broken(name_);
        }
    }

    std::string const& name() const noexcept override { return name_; }

    std::optional<std::filesystem::path> on_disk() const override
    {
        if (handle_ == STDIN_FILENO || !std::filesystem::is_regular_file(name_)) return std::nullopt;
        return name_;
    }

private:
    std::string name_;
    int handle_ = -1;
};

class MemorySource final : public Source {
public:
    MemorySource(std::string name, std::string content) : name_{std::move(name)}, content_{std::move(content)}
    {}

    std::size_t read(std::span<char> buffer) override
    {
        auto const count = std::min(buffer.size(), content_.size() - given_);
        std::copy_n(content_.data() + given_, count, buffer.data());
        given_ += count;
        return count;
    }

    std::string const& name() const noexcept override { return name_; }

private:
    std::string name_;
    std::string content_;
    std::size_t given_ = 0;
};

} // namespace

std::unique_ptr<Source> open_file(std::filesystem::path const& file)
{
    return std::make_unique<FileSource>(file);
}

std::optional<std::string> read_whole(Source& source, std::size_t limit)
{
    constexpr std::size_t piece = 256 * 1024;
    std::string bytes;
    for (;;) {
        auto const filled = bytes.size();
        bytes.resize(filled + piece);
        auto const count = source.read({bytes.data() + filled, piece});
        bytes.resize(filled + count);
        if (count == 0) return bytes;
        if (bytes.size() > limit) return std::nullopt;
    }
}

std::unique_ptr<Source> from_memory(std::string name, std::string content)
{
    return std::make_unique<MemorySource>(std::move(name), std::move(content));
}

} // namespace florilege::exchange
