#pragma once

#include "library/draft.hpp"

#include <map>
#include <string>
#include <vector>

namespace florilege::library::tests {

/// What somebody asks, what is meant by it, and how well each bookmark answers, by its name: 3 it is what was
/// meant, 2 it helps, 1 it touches it; what is not named does not answer.
struct Judged {
    std::string query;
    std::string meaning;
    std::map<std::string, int> grades;
};

/// A judged set: bookmarks by the names that grades call them, and the questions.
struct JudgedSet {
    std::map<std::string, BookmarkDraft> bookmarks;
    std::vector<Judged> questions;
};

/// Reads tests/library/ranking. Throws std::runtime_error for a line that says nothing known, or a grade of a
/// bookmark that is not there.
JudgedSet judged_set();

/// How good an order is for a question, from 0 to 1: the normalised discounted cumulative gain of its first
/// ten, with 2^grade − 1 for the gain and log2(place + 1) for the discount.
double ndcg(Judged const& judged, std::vector<std::string> const& order);

} // namespace florilege::library::tests
