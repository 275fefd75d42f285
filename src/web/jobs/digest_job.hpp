#pragma once

#include "accounts/account.hpp"
#include "web/jobs/job_kind.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

/// One period of a digest that is to be published, or all that its feed shows, which is to be put right: what
/// a job of the queue `digest` is about.
struct DigestOrder {
    std::string slug;
    std::string label; ///< of the period; empty: of the newest issues
};

std::string to_json(DigestOrder const& order);
/// Throws for what is none.
DigestOrder digest_order(std::string_view text);

constexpr std::string_view digest_queue = "digest";

/// Puts it into the queue.
void order_period(store::Transaction& transaction, accounts::AccountId owner, DigestOrder const& order,
                  Time now);

/// How many issues a page of a digest's feed has at most.
constexpr std::size_t issues_in_a_feed = 20;

/// Publishes each period of every digest once it is over; and publishes anew, in place, what changed in the
/// newest issues of those on the site, so that it is known since when they are as they are.
extern JobKind const digest_jobs;

} // namespace florilege::web
