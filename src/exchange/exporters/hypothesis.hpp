#pragma once

#include "exchange/exporter.hpp"

namespace florilege::exchange {

/// Annotations as the Hypothesis API returns them: {"rows": [...], "total": n}. A bookmark is a page note, a
/// highlight an annotation with a quote, a reply an annotation with references.
extern ExportFormat const hypothesis_export;

} // namespace florilege::exchange
