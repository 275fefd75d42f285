#pragma once

#include "exchange/importer.hpp"

#include <cstdint>
#include <string>

namespace florilege::exchange {

/// The sentence that a file is longer than that many bytes.
inline Saying too_long(std::uint64_t most)
{
    return Saying{"fault.import.too-long", {{"most", static_cast<std::int64_t>(most)}}};
}

/// Refuses a file that is longer than what a format is held whole of.
inline void refuse_too_long(Intake& intake, ImportOptions const& options)
{
    intake.refuse("the file is longer than " + std::to_string(options.document_bytes) +
                      " bytes, and this format must be held whole",
                  too_long(options.document_bytes));
}

} // namespace florilege::exchange
