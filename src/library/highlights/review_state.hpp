#pragma once

#include "library/keep.hpp"
#include "store/session.hpp"

#include <boost/json/fwd.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace florilege::library {

/// When a highlight was drawn for review, and when it is due again.
struct ReviewState {
    PublicId highlight;
    std::optional<std::chrono::local_days> shown; ///< when it was last drawn
    std::int64_t place = 0;                       ///< in the draw of that day
    std::int64_t step = 0;                        ///< which interval comes next
    std::optional<std::chrono::local_days> due;   ///< empty: never again

    bool operator==(ReviewState const&) const = default;
};

/// Those of all highlights of an owner that were drawn or put off.
void each_review_state(store::Session& session, accounts::AccountId owner,
                       std::function<void(ReviewState const&)> const& visit);

/// That of one highlight; nothing where it was never drawn nor put off.
std::optional<ReviewState> find_review_state(store::Transaction& transaction, Shelf const& shelf,
                                             PublicId const& highlight);

/// Makes it what `state` says, whatever it is now; nothing: never drawn.
void put_review_state(store::Transaction& transaction, Shelf const& shelf, PublicId const& highlight,
                      std::optional<ReviewState> const& state);

/// What the history keeps of a highlight's reviews; without a state it was never drawn.
struct ReviewImage {
    PublicId highlight;
    std::optional<ReviewState> state;
};
ReviewImage review_image_of(store::Transaction& transaction, Shelf const& shelf, PublicId const& highlight);
boost::json::object object_of_review(ReviewImage const& image);
/// Throws std::runtime_error for what object_of_review() did not give.
ReviewImage review_image_in(boost::json::value const& object);

/// Whether a highlight with the first state came further than one with the other: it is never drawn again, it
/// rests longer next time or, where these are the same, it was drawn later.
bool is_further(ReviewState const& one, ReviewState const& other);

/// Takes one in where the library knows nothing of the highlight's reviews, or something older.
void take_review_state(store::Transaction& transaction, Shelf const& shelf, ReviewState const& state);

} // namespace florilege::library
