#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// mymind's `cards.csv`: `id,type,title,url,content,note,tags,created`. A card without an address is a note:
/// it is kept without a link, under its title or the first words it has. Holds one row.
extern Format const mymind_csv_format;

} // namespace florilege::exchange
