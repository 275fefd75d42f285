#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace florilege::cli {

/// Runs the command that the words name (without the program's own name) and says how it ended. Everything
/// that goes wrong is told on `terminal.err` in a sentence; nothing is thrown.
Exit run(std::vector<std::string> words, Terminal& terminal, Clock const& clock);

} // namespace florilege::cli
