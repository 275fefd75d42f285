#pragma once

#include "exchange/exporter.hpp"

#include <span>
#include <string_view>

namespace florilege::exchange {

/// Every format that can be written, in the order of --help.
std::span<ExportFormat const* const> export_formats();

/// The format that --format names; nullptr where there is none of the name.
ExportFormat const* find_export_format(std::string_view name);

} // namespace florilege::exchange
