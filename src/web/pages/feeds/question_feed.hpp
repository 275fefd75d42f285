#pragma once

#include "web/feeds/feed_answer.hpp"

namespace florilege::web {

/// What a feed asks of one library.
struct FeedQuestion {
    accounts::AccountId owner;
    Shelved shelved;
    std::string within; ///< a term that all of it meets; may be empty
    std::string text;   ///< in the query language; empty: everything
};

/// The newest of what answers the question, whatever order it asks for. 400 where it cannot be read.
Response question_feed(Reading& reading, FeedForm form, FeedQuestion const& question, FeedFound found);

} // namespace florilege::web
