#pragma once

#include "digest/zone.hpp"

namespace florilege::digest {

/// The zone that the machine's clock on the wall shows: TZ, /etc/timezone or /etc/localtime; UTC where none
/// of them tells. Looked up once.
Zone const& machine_zone();

} // namespace florilege::digest
