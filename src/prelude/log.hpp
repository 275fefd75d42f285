#pragma once

#include <spdlog/spdlog.h>

/// The program's log, on standard error. Lines carry no text of a user: ids, counts and causes only.
/// `florilege::log::warn("job {} gave up after {} tries", id, tries)`
namespace florilege::log {

using spdlog::debug;
using spdlog::error;
using spdlog::info;
using spdlog::warn;

} // namespace florilege::log
