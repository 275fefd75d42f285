#pragma once

#include "cli/command.hpp"
#include "prelude/result.hpp"

#include <string>
#include <string_view>

namespace florilege::cli {

/// Asks at the terminal for something that is not shown while it is typed. A Fault where standard input is
/// none, or has ended.
Result<std::string> ask_secret(Terminal& terminal, std::string_view prompt);

/// One line of standard input as it is, without its end: for programs that give a secret. A Fault where there
/// is none.
Result<std::string> read_secret(Terminal& terminal);

} // namespace florilege::cli
