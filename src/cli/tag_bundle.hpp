#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

/// The commands about bundles of tags.
namespace florilege::cli {

/// Adds `tag bundle` with what belongs to it.
void describe_tag_bundle(CLI::App& app, Action& action);

} // namespace florilege::cli
