#pragma once

#include "web/jobs/job_kind.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

/// One period of a digest that is to be published: what a job of the queue `digest` is about.
struct DigestOrder {
    std::string slug;
    std::string label; ///< of the period
};

std::string to_json(DigestOrder const& order);
/// Throws for what is none.
DigestOrder digest_order(std::string_view text);

constexpr std::string_view digest_queue = "digest";

/// Publishes each period of every digest once it is over.
extern JobKind const digest_jobs;

} // namespace florilege::web
