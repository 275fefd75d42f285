#pragma once

#include "library/draft.hpp"
#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

namespace florilege::web {

/// Highlights and what answers them, as the API writes them.
extern Object const reply_object;
extern Object const highlight_object;
extern Object const placed_highlight_object; ///< with what it was marked in
extern Object const marked_source_object;    ///< what they were marked in, with them

boost::json::object reply_json(library::ReplyDraft const& reply);
boost::json::object highlight_json(library::HighlightDraft const& highlight);
boost::json::object placed_highlight_json(library::HighlightDraft const& highlight,
                                          library::BookmarkDraft const& bookmark);
boost::json::object marked_source_json(library::BookmarkDraft const& bookmark);

} // namespace florilege::web
