#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace florilege::cli {
namespace {

constexpr auto between_drawings = std::chrono::milliseconds{100};
constexpr int bar_width = 24;

} // namespace

ImportTelling::ImportTelling(Terminal& terminal, Telling telling, std::string file, std::uint64_t total)
    : terminal_{terminal}, telling_{telling}, file_{std::move(file)}, total_{total}
{}

ImportTelling::~ImportTelling()
{
    if (on_screen_) terminal_.err << "\r\x1b[K" << std::flush;
}

exchange::Onward ImportTelling::committed(std::int64_t bookmarks, std::uint64_t bytes)
{
    switch (telling_) {
    case Telling::none: break;
    case Telling::bar: draw(fmt::format("{} bookmarks", bookmarks), bytes); break;
    case Telling::lines:
        terminal_.err << fmt::format("{{\"committed\":{},\"bytes\":{}}}\n", bookmarks, bytes) << std::flush;
        break;
    }
    return exchange::Onward::go_on;
}

void ImportTelling::sent(std::uint64_t bytes)
{
    if (telling_ == Telling::bar) draw("on its way", bytes);
}

void ImportTelling::draw(std::string_view what, std::uint64_t bytes)
{
    auto const now = std::chrono::steady_clock::now();
    if (on_screen_ && now - drawn_ < between_drawings) return;
    drawn_ = now;
    on_screen_ = true;
    std::string line = fmt::format("{}: {}", file_, what);
    if (total_ > 0) {
        auto const share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
        auto const full = static_cast<std::size_t>(share * bar_width);
        line = fmt::format("[{:-<{}}] {:3.0f} %  {}", std::string(full, '#'), bar_width, share * 100, line);
    }
    auto const room = static_cast<std::size_t>(std::max(20, terminal_.columns - 1));
    terminal_.err << "\r\x1b[K" << line.substr(0, room) << std::flush;
}

} // namespace florilege::cli
