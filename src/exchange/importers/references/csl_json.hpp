#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// CSL-JSON, the items of Zotero and other reference managers as citation processors read them. Holds one.
extern Format const csl_json_format;

} // namespace florilege::exchange
