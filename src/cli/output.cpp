#include "cli/output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace florilege::cli {
namespace {

Fault fault_of(std::filesystem::path const& file)
{
    return {file.string(), std::strerror(errno)};
}

bool sync(std::filesystem::path const& file)
{
    int const descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool const synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

} // namespace

Result<Output> Output::open(Terminal& terminal, std::string const& file)
{
    Output output;
    if (file.empty() || file == "-") {
        output.stream_ = &terminal.out;
        return output;
    }
    output.file_ = file;
    // A device or pipe is written to as it is; a file appears whole.
    bool const whole = !std::filesystem::exists(file) || std::filesystem::is_regular_file(file);
    if (whole) output.unfinished_ = file + ".unfinished";
    auto const& target = whole ? output.unfinished_ : output.file_;
    errno = 0;
    output.own_ = std::make_unique<std::ofstream>(target, std::ios::binary | std::ios::trunc);
    if (!*output.own_) {
        auto fault = fault_of(output.file_);
        output.unfinished_.clear();
        return fault;
    }
    output.stream_ = output.own_.get();
    return output;
}

Output::~Output()
{
    if (!own_ || unfinished_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove(unfinished_, ignored);
}

Result<void> Output::finish()
{
    errno = 0;
    stream_->flush();
    if (!*stream_) return fault_of(file_.empty() ? std::filesystem::path{"standard output"} : file_);
    if (!own_) return {};
    own_->close();
    if (unfinished_.empty()) return {};
    if (!sync(unfinished_) || std::rename(unfinished_.c_str(), file_.c_str()) != 0) return fault_of(file_);
    unfinished_.clear();
    return {};
}

} // namespace florilege::cli
