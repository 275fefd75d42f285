#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// Items of Zotero as JSON: what Better BibTeX exports ("BetterBibTeX JSON"), and what Zotero's API answers,
/// with notes, collections, and annotations of PDFs. Held whole: a note or an annotation may stand before the
/// item it belongs to.
extern Format const zotero_json_format;

} // namespace florilege::exchange
