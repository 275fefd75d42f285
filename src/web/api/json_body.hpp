#pragma once

#include <boost/json/fwd.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace florilege::web {

/// What came of reading a text as JSON.
struct ParsedJson {
    std::shared_ptr<boost::json::value const> value = nullptr; ///< null: it is none
    std::string fault = {};                                    ///< why not: "is no JSON: … at byte 17"
    std::string doubled = {}; ///< JSON pointer of a field that stands twice; empty where none does
};

/// Reads one value. A field that stands twice in its object is told: of two, readers would take one or the
/// other.
ParsedJson parse_json(std::string_view text);

} // namespace florilege::web
