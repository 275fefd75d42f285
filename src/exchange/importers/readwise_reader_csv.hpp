#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The CSV of Readwise's Reader: `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen`, tags
/// as a list of Python. Rows of feeds (`Location` is `feed`) were never saved: they are counted and passed
/// over. Holds one row.
extern Format const readwise_reader_csv_format;

} // namespace florilege::exchange
