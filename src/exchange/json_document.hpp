#pragma once

#include "exchange/importer.hpp"

#include <boost/json/fwd.hpp>

#include <functional>

namespace florilege::exchange {

/// Reads a JSON file whole, for formats whose folders name themselves behind what is in them, and gives its
/// value to `take`. A file longer than `document_bytes`, one that is no JSON and one nested deeper than
/// `depth` is refused, with the reason.
void with_json_document(Source& source, ImportOptions const& options, Intake& intake,
                        std::function<void(boost::json::value const&)> const& take);

} // namespace florilege::exchange
