#include "prelude/log.hpp"

#include <poll.h>
#include <spdlog/sinks/ansicolor_sink.h>
#include <unistd.h>

#include <atomic>
#include <memory>

namespace florilege::log {
namespace {

using Terminal = spdlog::sinks::ansicolor_stderr_sink_mt;

bool has_room()
{
    pollfd standard_error{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&standard_error, 1, 0) == 1 && (standard_error.revents & POLLOUT) != 0;
}

/// A pipe or a stopped terminal that nobody reads has no room, and to write there would wait.
class UnwaitingSink final : public Terminal {
public:
    void log(spdlog::details::log_msg const& line) override
    {
        if (!has_room()) {
            ++lost_;
            return;
        }
        if (auto const lost = lost_.exchange(0); lost > 0) {
            auto const said = fmt::format("{} lines of the log were lost: nobody read it", lost);
            Terminal::log({line.logger_name, spdlog::level::warn, said});
        }
        Terminal::log(line);
    }

private:
    std::atomic<unsigned> lost_ = 0;
};

} // namespace

void to_standard_error()
{
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("", std::make_shared<UnwaitingSink>()));
}

} // namespace florilege::log
