#pragma once

#include "exchange/importers/saved_item.hpp"

#include <boost/json/fwd.hpp>

#include <string_view>
#include <vector>

namespace florilege::exchange {

/// An item of Omnivore's metadata. What is active and not read to its end is unread.
SavedItem omnivore_item(boost::json::object const& object, Place place);

/// The highlights of an item as Omnivore wrote them into `highlights/SLUG.md`: each a quote behind ">", below
/// it its labels behind "#" and its note, with blank lines between all of them. What stands before the first
/// quote is a note on the page.
std::vector<library::HighlightDraft> omnivore_highlights(std::string_view markdown);

} // namespace florilege::exchange
