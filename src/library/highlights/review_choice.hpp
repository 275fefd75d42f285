#pragma once

#include "library/highlights/review.hpp"
#include "library/history/summary.hpp"
#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace florilege::library {

/// What the person says about highlights that were drawn.
enum class ReviewChoice {
    again, ///< draw it tomorrow, and then as if it were new
    done,  ///< never draw it again
};

/// The beginning of the names of these changes in the history.
constexpr std::string_view review_action_begin = "review ";

/// Does so for each of these highlights, as one change that `undo` takes back; gives what the history calls
/// it. What was drawn today stays drawn today. A Fault names an id that is no highlight of the owner's.
Result<std::string> choose(store::Transaction& transaction, Shelf const& shelf, ReviewDay const& day,
                           ReviewChoice choice, std::span<PublicId const> highlights);

/// Puts back what `before`, written by one of these, says.
void undo_choice(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                 Summary const& summary, std::string_view before);

} // namespace florilege::library
