#pragma once

#include "library/bookmark.hpp"
#include "library/search/facet.hpp"

#include <boost/json/fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the API says, as the values that commands tell. All throw where it is not what the API promises.
namespace florilege::cli {

std::string text_in(boost::json::object const& object, std::string_view name);    ///< empty where it is null
std::string text_if_in(boost::json::object const& object, std::string_view name); ///< also where it is not
std::int64_t number_in(boost::json::object const& object, std::string_view name);
bool is_so(boost::json::object const& object, std::string_view name);
std::vector<std::string> texts_in(boost::json::object const& object, std::string_view name);
std::optional<Time> time_in(boost::json::object const& object, std::string_view name);
std::optional<text::Url> url_if_in(boost::json::object const& object, std::string_view name);
PublicId id_in(boost::json::object const& object, std::string_view name = "id");

/// Ids as the API takes them.
boost::json::array array_of(std::span<PublicId const> ids);

/// A bookmark, or as much as is said of one.
library::Bookmark bookmark_of(boost::json::object const& object);
library::HighlightDraft highlight_of(boost::json::object const& object);
std::vector<library::Facet> facets_of(boost::json::array const& array);

} // namespace florilege::cli
