#pragma once

#include <spdlog/spdlog.h>

/// The program's log, on standard error. Lines carry no text of a user: ids, counts and causes only.
/// `florilege::log::warn("job {} gave up after {} tries", id, tries)`
namespace florilege::log {

using spdlog::debug;
using spdlog::error;
using spdlog::info;
using spdlog::warn;

/// Sends the log to standard error from now on, in colours where that is a terminal, each line with its time
/// in UTC; control characters in it are written as \xNN, so that a line stays one. Whoever logs waits for
/// nobody: a line for which there is no room, because what reads the log has stopped reading, is lost, and
/// the next that is written is preceded by how many were.
void to_standard_error();

} // namespace florilege::log
