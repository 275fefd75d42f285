#pragma once

#include "cli/command.hpp"
#include "exchange/report.hpp"

namespace florilege::cli {

/// Tells what an import did: its counts, then its problems, the first twenty or all.
void tell(Terminal& terminal, exchange::ImportReport const& report, bool list_all);

} // namespace florilege::cli
