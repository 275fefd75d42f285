#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Sessions that the extension Tab Session Manager exports: an array of them, each with the tabs of its
/// windows. Every tab becomes a bookmark in the list of its session's name. Holds one session.
extern Format const tab_sessions_format;

} // namespace florilege::exchange
