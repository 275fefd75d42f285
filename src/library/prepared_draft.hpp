#pragma once

#include "library/draft.hpp"
#include "library/text_index.hpp"
#include "text/url/keys.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace florilege::library {

/// A draft together with all that can be worked out about it without the database: most of the work of
/// keeping it, which any thread can do ahead of the one that writes. A draft becomes one by itself.
struct PreparedDraft {
    PreparedDraft(BookmarkDraft given);

    BookmarkDraft draft;
    text::Key identity;               ///< library/identity.hpp
    std::optional<PublicId> page_key; ///< of its URL's page form
    std::string site;                 ///< registrable domain; empty where there is none
    store::CutTexts words;            ///< of search_text(draft)
    std::uint64_t title;              ///< title_key() of its title
};

} // namespace florilege::library
