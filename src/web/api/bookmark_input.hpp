#pragma once

#include "library/draft.hpp"
#include "library/draft_patch.hpp"
#include "library/edit_fault.hpp"
#include "web/api/input.hpp"
#include "web/api/problem.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <variant>

namespace florilege::web {

/// What a new highlight says of itself.
inline constexpr std::array new_highlight_fields{
    may("quote", Shape::text(library::EditLimits::text), "The passage; without it, a note on the whole"),
    may("note", Shape::text(library::EditLimits::text), "What is said about it"),
    may("colour", Shape::text(40).or_null(), "A CSS colour name or #rrggbb"),
    may("selectors", Shape::any().or_null(), "Where the passage is: a list of W3C selectors"),
    may("created", Shape::time(), "When it was marked: now where it is not said"),
};

/// Bookmarks and highlights as requests bring them.
extern Object const new_bookmark_object;
extern Object const bookmark_change_object;
extern Object const new_highlight_object; ///< of a bookmark that is made with it

/// What they come to, or the answer that says what is wrong with them.
std::variant<library::BookmarkDraft, Response> draft_of(Input const& given);
std::variant<library::BookmarkChange, Response> change_of(Input const& given);
library::HighlightDraft highlight_of(Input const& given);

/// The answer where one of these is no name of a tag; `at` is the JSON pointer of the list.
std::optional<Response> wrong_tag(std::vector<std::string> const& names, std::string_view at);

} // namespace florilege::web
