#pragma once

#include "prelude/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// What a change is to the others: it was made for its own sake, or took one back, or made one again by
/// taking its undoing back.
enum class Sense { done, undone, again };

/// That of the change which takes one of this sense back.
Sense turned(Sense sense) noexcept;

/// What the history calls a change, whatever its sense.
struct Summary {
    std::string text; ///< in English, for the command line and programs: "2 bookmarks: +maps, public"
    /// The same apart from any language; empty where the text is made of people's own words alone: a title,
    /// "socialmedia → social media".
    std::vector<Saying> facts = {};
};

/// "2 bookmarks": of a change of many.
Summary summary_of_bookmarks(std::size_t bookmarks);

/// The text of a summary with the sense in front of it: "undone: 2 bookmarks", "done again: 2 bookmarks".
std::string in_sense(Sense sense, std::string_view text);

/// Facts as they are kept, with the sense of their change, and back. Throws std::runtime_error for what
/// to_json() did not give.
std::string to_json(std::vector<Saying> const& facts, Sense sense = Sense::done);
std::vector<Saying> facts_of(std::string_view text);
Sense sense_of(std::string_view text);

} // namespace florilege::library
