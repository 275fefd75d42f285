#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The archive that Pocket gave in 2025: lists part_000000.csv, part_000001.csv, … and highlights
/// annotations/part_000000.json, …; other members are reported as skipped. Nothing is written to the disk: a
/// member's name is a label in messages and no more. Holds the packed archive (at most
/// `options.document_bytes`), and one record of what it unpacks to.
extern Format const pocket_zip_format;

} // namespace florilege::exchange
