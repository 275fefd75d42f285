#pragma once

#include "digest/publish/standing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::digest {

/// An issue that came out.
struct StoredIssue {
    std::string label; ///< its period: "2012-w05"
    std::string title;
    std::int64_t entries = 0;
    Time published; ///< first
    Time updated;   ///< last time in place
};

/// At most `count` issues of a digest, the newest first, `from` passed over.
std::vector<StoredIssue> issues_of(store::Session& session, DigestId digest, std::size_t from,
                                   std::size_t count);
std::optional<StoredIssue> find_issue(store::Session& session, DigestId digest, std::string_view label);

} // namespace florilege::digest
