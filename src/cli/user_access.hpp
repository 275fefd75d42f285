#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

/// The commands about who can sign in.
namespace florilege::cli {

/// Adds `user password`, `disable`, `enable`, `one-step`, `invite` and `reset`.
void describe_user_access(CLI::App& app, Action& action);

} // namespace florilege::cli
