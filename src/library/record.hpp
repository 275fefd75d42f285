#pragma once

#include <string>
#include <string_view>

#include "library/draft.hpp"
#include "prelude/result.hpp"

namespace florilege::library {

/// A bookmark as one JSON object, and back: the record of Florilege's own export format
/// (docs/reference/florilege-format.md) and what history keeps of a bookmark before it changed.
std::string to_record(BookmarkDraft const& bookmark);
Result<BookmarkDraft> bookmark_of_record(std::string_view json);

} // namespace florilege::library
