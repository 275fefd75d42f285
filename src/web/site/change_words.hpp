#pragma once

#include "library/history/history.hpp"
#include "web/words/words.hpp"

#include <string>

namespace florilege::web {

/// What a change did, for people: "Tag renamed: socialmedia → social media", or that this was taken back, or
/// done again.
std::string change_in_words(Words const& words, library::Change const& change);

} // namespace florilege::web
