#pragma once

#include <cstdint>

namespace florilege::store {

/// One place of a phrase of an FTS5 expression, as the function phrase_places gives them in a blob.
struct PhrasePlace {
    std::int64_t id; ///< of the row
    std::int32_t word;
    std::uint32_t phrase : 24;
    std::uint32_t column : 8;
};
static_assert(sizeof(PhrasePlace) == 16, "a frequent beginning has a hundred thousand of them");

} // namespace florilege::store
