#pragma once

#include "library/bookmark.hpp"
#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

#include <string_view>

namespace florilege::web {

/// Bookmarks as the API writes them.
extern Object const bookmark_object;       ///< without its article
extern Object const whole_bookmark_object; ///< with it
extern Object const found_bookmark_object; ///< without it, with the passage that was found

boost::json::object bookmark_json(library::BookmarkDraft const& bookmark);
boost::json::object whole_bookmark_json(library::BookmarkDraft const& bookmark);

/// Null where it is empty, or there is none.
boost::json::value text_or_null(std::string_view text);
boost::json::value time_or_null(std::optional<Time> const& time);
boost::json::value url_or_null(std::optional<text::Url> const& url);

} // namespace florilege::web
