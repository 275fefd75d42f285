#pragma once

#include "prelude/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// What the history calls a change.
struct Summary {
    std::string text; ///< in English, for the command line and programs: "2 bookmarks: +maps, public"
    /// The same apart from any language; empty where the text is made of people's own words alone: a title,
    /// "socialmedia → social media".
    std::vector<Saying> facts = {};
};

/// "2 bookmarks": of a change of many.
Summary summary_of_bookmarks(std::size_t bookmarks);

/// What the undoing of a change is called: "undone: …", and the change itself where that is undone.
Summary undone_summary(Summary summary);
/// The text of it.
std::string undone_summary(std::string_view text);

/// Facts as they are kept, and back. Throws std::runtime_error for what to_json() did not give.
std::string to_json(std::vector<Saying> const& facts);
std::vector<Saying> facts_of(std::string_view text);

} // namespace florilege::library
