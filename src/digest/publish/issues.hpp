#pragma once

#include "digest/publish/standing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::digest {

using IssueId = Id<struct IssueTag>;

/// An issue that came out.
struct StoredIssue {
    IssueId key;
    PublicId id;
    DigestId digest;
    std::string label; ///< its period: "2012-w05"
    std::string title;
    std::int64_t entries = 0;
    Time published; ///< first
    Time updated;   ///< when what it shows last changed, as far as it was looked at again
};

/// At most `count` issues of a digest, the newest first, `from` passed over.
std::vector<StoredIssue> issues_of(store::Session& session, DigestId digest, std::size_t from,
                                   std::size_t count);
std::optional<StoredIssue> find_issue(store::Session& session, DigestId digest, std::string_view label);

/// Another one after an issue came out or was found to show something else.
struct IssuesState {
    std::int64_t count = 0;
    Time updated{}; ///< of any of them, the last time
};
IssuesState state_of_issues(store::Session& session, DigestId digest);

/// Where an issue stands among those of its owner, by when they came out.
struct IssuePlace {
    Time published;
    IssueId key;
};

/// At most `count` issues of that owner's digests, or of one of them, that came out before `after`, the
/// newest first.
std::vector<StoredIssue> newest_issues(store::Session& session, accounts::AccountId owner,
                                       std::optional<DigestId> digest, std::size_t count,
                                       std::optional<IssuePlace> const& after = {});

} // namespace florilege::digest
