#pragma once

#include "library/draft.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::library {

/// What a bookmark is called, on one line: its title; without one the name that its address makes; without
/// that the first words of its note, or of the first passage that was marked in it. Empty where it has none
/// of all these.
std::string title_of(BookmarkDraft const& bookmark);

/// An address as a name: "example.org/maps?year=1931", without scheme, user and a slash at the end; cut
/// between characters where it is longer than 120 bytes.
std::string name_of(text::Url const& url);

/// The beginning of a text on one line, cut between words where it is longer than so many bytes: "You throw a
/// stone. If it …"
std::string first_words(std::string_view text, std::size_t longest = 80);

} // namespace florilege::library
