#pragma once

#include "exchange/importers/saved_item.hpp"

#include <boost/json/fwd.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// How a record of a service becomes a bookmark, field by field. Each says whether it took the field; what
/// neither took is kept in the extra as it is.
struct FieldReaders {
    /// A text, a number as it is written, or "true" and "false".
    bool (*text)(SavedItem& item, std::string_view name, std::string_view text);
    /// An array or an object.
    bool (*structure)(SavedItem& item, std::string_view name, boost::json::value const& value);
};

/// Reads the members of `object` in their order, without those that are null.
void read_fields(boost::json::object const& object, FieldReaders const& readers, SavedItem& item);

/// A text, number, true or false as text; nothing for anything else.
std::optional<std::string> scalar_text(boost::json::value const& value);

/// Names in an array: texts, or objects with their text under `key`. Nothing where it is no such array.
std::optional<std::vector<std::string>> names_in(boost::json::value const& value, std::string_view key);

/// Gives the bookmark the highlights that `highlight_of` makes of the members of an array. Of what it makes
/// none, the extra keeps an array under that name.
void take_highlights(SavedItem& item, std::string_view name, boost::json::array const& array,
                     std::optional<library::HighlightDraft> (*highlight_of)(boost::json::value const& value));

} // namespace florilege::exchange
