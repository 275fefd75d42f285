#include "exchange/exporters/export_formats.hpp"

#include "exchange/exporters/bibtex.hpp"
#include "exchange/exporters/csl_json.hpp"
#include "exchange/exporters/csv.hpp"
#include "exchange/exporters/florilege.hpp"
#include "exchange/exporters/hypothesis.hpp"
#include "exchange/exporters/karakeep.hpp"
#include "exchange/exporters/linkding.hpp"
#include "exchange/exporters/markdown.hpp"
#include "exchange/exporters/netscape.hpp"
#include "exchange/exporters/opml.hpp"
#include "exchange/exporters/pinboard.hpp"
#include "exchange/exporters/readwise.hpp"

#include <array>

namespace florilege::exchange {

std::span<ExportFormat const* const> export_formats()
{
    static constexpr std::array table{
        &florilege_export, &netscape_export,   &csv_export,      &markdown_export,
        &pinboard_export,  &hypothesis_export, &linkding_export, &karakeep_export,
        &opml_export,      &readwise_export,   &csl_json_export, &bibtex_export,
    };
    return table;
}

ExportFormat const* find_export_format(std::string_view name)
{
    for (ExportFormat const* format : export_formats())
        if (format->name == name) return format;
    return nullptr;
}

} // namespace florilege::exchange
