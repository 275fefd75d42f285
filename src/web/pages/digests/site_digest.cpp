#include "web/pages/digests/site_digest.hpp"

#include "digest/publish/publish.hpp"
#include "digest/zone_calendar.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/public/person_named.hpp"

namespace florilege::web {

std::optional<SiteDigest> site_digest(Reading& reading, std::string_view person, std::string_view slug)
{
    auto profile = person_named(reading, person);
    if (!profile) return std::nullopt;
    auto digest = digest::find_digest(reading.session, profile->owner, slug);
    if (!digest || !digest->standing.on_site()) return std::nullopt;
    return SiteDigest{std::move(*profile), std::move(*digest)};
}

std::optional<digest::Issue> issue_on_site(Asking const& asking, store::Session& session,
                                           SiteDigest const& digest, digest::StoredIssue const& stored)
{
    auto const& standing = digest.digest.standing;
    auto const period = digest::period_labelled(stored.label, standing.zone);
    if (!period) return std::nullopt;
    digest::ZoneCalendar const calendar{standing.zone};
    auto const query = library::Query::parse(standing.query, {period->to, calendar});
    if (!query) return std::nullopt;
    auto issue = digest::issue_of(session, digest.person.owner, standing, *period, *query,
                                  publication_at(asking, digest.person.name, standing.slug, stored.label),
                                  stored.published);
    if (!issue) return std::nullopt;
    return std::move(*issue);
}

} // namespace florilege::web
