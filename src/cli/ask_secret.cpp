#include "cli/ask_secret.hpp"

#include <termios.h>
#include <unistd.h>

#include <istream>
#include <ostream>

namespace florilege::cli {
namespace {

/// While it lives the terminal does not show what is typed, but for the end of the line.
class WithoutEcho {
public:
    WithoutEcho()
    {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quiet.c_lflag |= ECHONL;
        is_quiet_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~WithoutEcho()
    {
        if (is_quiet_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    WithoutEcho(WithoutEcho const&) = delete;
    WithoutEcho& operator=(WithoutEcho const&) = delete;

    bool is_quiet() const noexcept { return is_quiet_; }

private:
    termios before_{};
    bool is_quiet_ = false;
};

} // namespace

Result<std::string> ask_secret(Terminal& terminal, std::string_view prompt)
{
    Fault const no_terminal{"standard input", "is no terminal to ask at; with --stdin it is read from there"};
    if (!terminal.has_keyboard) return no_terminal;
    WithoutEcho const quiet;
    if (!quiet.is_quiet()) return no_terminal;
    terminal.err << prompt << std::flush;
    return read_secret(terminal);
}

Result<std::string> read_secret(Terminal& terminal)
{
    std::string line;
    if (!std::getline(terminal.in, line)) return Fault{"standard input", "has ended"};
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

} // namespace florilege::cli
