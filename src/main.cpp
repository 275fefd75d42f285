#include "cli/run.hpp"
#include "prelude/log.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

int columns_of_terminal()
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

bool wants_colour()
{
    char const* const term = std::getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr && term != nullptr &&
           std::string_view{term} != "dumb";
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    florilege::log::to_standard_error();
    florilege::cli::Terminal terminal{std::cin,
                                      std::cout,
                                      std::cerr,
                                      isatty(STDERR_FILENO) == 1,
                                      wants_colour(),
                                      columns_of_terminal(),
                                      isatty(STDIN_FILENO) == 1};
    florilege::SystemClock const clock;
    auto const exit = florilege::cli::run(std::vector<std::string>{argv + 1, argv + argc}, terminal, clock);
    std::cout.flush();
    return static_cast<int>(exit);
}
