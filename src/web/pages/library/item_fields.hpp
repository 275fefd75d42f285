#pragma once

#include "library/bookmark.hpp"
#include "text/mustache/fields.hpp"
#include "web/site/asking.hpp"

#include <string>
#include <vector>

namespace florilege::web {

/// Where the bookmarks of a page are: in the visitor's own library, or in that of somebody whose address is
/// "/u/name".
struct Shelved {
    bool own;
    std::string
        base; ///< empty for one's own, and for whoever does not show themselves: then nothing is linked

    std::string tag_address(std::string_view tag) const;
    std::string site_address(std::string_view site) const;
};

/// What the template `items` says of a bookmark. `snippet` is HTML that is safe.
text::Fields item_fields(Asking const& asking, library::Bookmark const& bookmark, std::string const& snippet,
                         Shelved const& shelved);

/// "30 January 2012", "30 janvier 2012": the day on the visitor's calendar.
std::string day_in_words(Asking const& asking, Time time);

/// An address that a page may link to: http, https, or empty.
std::string safe_link(std::optional<text::Url> const& url);

} // namespace florilege::web
