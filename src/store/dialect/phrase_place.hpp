#pragma once

#include <cstdint>

namespace florilege::store {

/// One place of a phrase of an FTS5 expression, as the function phrase_places gives them in a blob.
struct PhrasePlace {
    std::int64_t id; ///< of the row
    std::int32_t phrase;
    std::int32_t column;
    std::int32_t word;
    std::int32_t unused;
};

} // namespace florilege::store
