#pragma once

#include "digest/issue.hpp"
#include "digest/publish/issues.hpp"
#include "library/profile.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string_view>

namespace florilege::web {

/// A digest on the site, of a person whose page the visitor may see.
struct SiteDigest {
    library::Profile person;
    digest::StoredDigest digest;

    bool for_everyone() const { return digest.standing.readers == digest::Readers::everyone; }
};

/// The digest of that name; nothing where the visitor may not see it or there is none.
std::optional<SiteDigest> site_digest(Reading& reading, std::string_view person, std::string_view slug);

/// An issue that came out as it is now for those whom the session reads as: what became private since is not
/// in it. Nothing where its order can no longer be read.
std::optional<digest::Issue> issue_on_site(Asking const& asking, store::Session& session,
                                           SiteDigest const& digest, digest::StoredIssue const& stored);

} // namespace florilege::web
