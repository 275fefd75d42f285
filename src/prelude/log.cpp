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

/// What a terminal or a reader of lines would take for more than text, C0 and C1 controls, written as \\xNN:
/// an error may tell of what came from outside.
std::string without_controls(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        auto const next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if (byte < 0x20 || byte == 0x7f)
            out += fmt::format("\\x{:02x}", byte);
        else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) // U+0080 to U+009F in UTF-8
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[++at]));
        else
            out += text[at];
    }
    return out;
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
        auto clean = line;
        auto const text = without_controls({line.payload.data(), line.payload.size()});
        clean.payload = text;
        Terminal::log(clean);
    }

private:
    std::atomic<unsigned> lost_ = 0;
};

} // namespace

void to_standard_error()
{
    auto logger = std::make_shared<spdlog::logger>("", std::make_shared<UnwaitingSink>());
    logger->set_pattern("[%Y-%m-%dT%H:%M:%S.%eZ] [%^%l%$] %v", spdlog::pattern_time_type::utc);
    spdlog::set_default_logger(std::move(logger));
}

} // namespace florilege::log
