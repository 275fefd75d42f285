#pragma once

#include "library/draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// The field of a bookmark's `extra` that lists what was merged into it (library/duplicates/unite.hpp), each
/// an object: its "id", "url", "title", "created", "audience", and what else has no other place.
constexpr std::string_view merged_field = "merged";

/// What a bookmark's audience is called there: "me", "public", "space:N".
std::string audience_name(accounts::Audience audience);

/// Words by which a bookmark that is part of another one is still found.
struct MergedWords {
    std::string title;
    std::string article; ///< either may be empty
    bool operator==(MergedWords const&) const = default;
};

/// Those that are kept in the `extra` of this one and are not said by itself. While others read it, what they
/// could not read before is left out: they would find it by words that are hidden from them.
std::vector<MergedWords> merged_words(BookmarkDraft const& bookmark);

} // namespace florilege::library
