#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

/// The commands about tags that change nothing but the view.
namespace florilege::cli {

/// Adds `tag complete` and `tag show`.
void describe_tag_reading(CLI::App& app, Action& action);

} // namespace florilege::cli
