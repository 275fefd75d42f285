#pragma once

#include "library/draft.hpp"

#include <string>
#include <string_view>

namespace florilege::library {

/// A bookmark as the history keeps it: one JSON object, times in microseconds, choices as their numbers. It
/// is read by this program alone; what people take away is the export format, which keeps its promises to
/// them.
std::string to_record(BookmarkDraft const& bookmark);

/// Reads it back: bookmark_of_record(to_record(b)) == b. Throws std::runtime_error for anything else.
BookmarkDraft bookmark_of_record(std::string_view record);

/// The same of a part of one.
std::string to_record(HighlightDraft const& highlight);
std::string to_record(ReplyDraft const& reply);
HighlightDraft highlight_of_record(std::string_view record);
ReplyDraft reply_of_record(std::string_view record);

} // namespace florilege::library
