#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Text with one address a line: `ADDRESS`, `ADDRESS TITLE`, `TITLE ADDRESS`, with whatever mark between
/// them. OneTab's export is one whose lines are `ADDRESS | TITLE`. Holds one line.
extern Format const url_list_format;
extern Format const onetab_format;

} // namespace florilege::exchange
