#pragma once

#include "library/draft.hpp"

#include <string>

namespace florilege::library {

/// What a bookmark is called wherever it must be called something: its title; else where it is, host and
/// path; else the first words of its note or of its first passage. Empty where it has none of these.
std::string title_of(BookmarkDraft const& bookmark);

} // namespace florilege::library
