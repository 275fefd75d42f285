#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

/// The commands about tags that change nothing but the view.
namespace florilege::cli {

/// Adds `tag complete`, `tag show` and `tag suggest`.
void describe_tag_reading(CLI::App& app, Action& action);

} // namespace florilege::cli
