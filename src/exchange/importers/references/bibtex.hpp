#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// BibTeX and BibLaTeX. Comments, preambles and abbreviations (@string) are no items; abbreviations are put
/// in where they are used. Holds one entry.
extern Format const bibtex_format;

} // namespace florilege::exchange
