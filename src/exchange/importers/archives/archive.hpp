#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// A zip archive of files of whatever formats: each is read as what it is recognised as, and the report says
/// as what; those of no format known here are listed. An archive inside the archive is not opened. The
/// archive is held whole, its members are streamed.
extern Format const archive_format;

} // namespace florilege::exchange
