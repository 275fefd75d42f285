#pragma once

#include "library/draft.hpp"
#include "library/former_names.hpp"
#include "library/highlights/review_state.hpp"
#include "library/saved_search.hpp"
#include "library/tags/bundle.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace florilege::exchange {

/// Bookmarks with everything a bookmark can have, as a seed decides: the same seed gives the same ones on any
/// machine (no distribution of the standard library is used: those differ).
class RandomDrafts {
public:
    explicit RandomDrafts(std::uint64_t seed) : bits_{seed} {}

    library::BookmarkDraft bookmark();
    PublicId some_id();
    library::TagDraft tag();
    library::ListDraft list();
    library::FormerNames names();
    library::Bundle bundle();
    library::SavedSearch search();
    library::ReviewState review();

private:
    std::uint64_t below(std::uint64_t limit) { return bits_() % limit; }
    bool chance(std::uint64_t one_in) { return below(one_in) == 0; }
    std::string words(std::uint64_t longest);
    std::vector<std::string> texts(std::uint64_t most);
    std::optional<Time> time();
    std::optional<PublicId> id();
    std::optional<std::chrono::local_days> day();
    std::string json();
    library::HighlightDraft highlight();
    std::vector<library::ReplyDraft> replies(int depth);

    std::mt19937_64 bits_;
};

} // namespace florilege::exchange
