#include "web/pages/digests/composed_issue.hpp"

#include "digest/publish/standing.hpp"
#include "digest/select/select.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/library/question.hpp"

namespace florilege::web {
namespace {

digest::Publication publication_of(Asking const& asking, bool leads_here)
{
    auto const& author = asking.account().name;
    if (leads_here) return publication_at(asking, author, "links", {});
    digest::Publication publication;
    publication.author = author;
    return publication;
}

} // namespace

ComposedIssue compose_issue(Reading& reading, WantedIssue const& wanted)
{
    ComposedIssue composed;
    auto const period = digest::read_period(wanted.period, reading.visitor.zone, reading.now);
    if (!period) composed.period_fault = period.error();
    auto const query = read_query(reading, wanted.query);
    if (!query) composed.query_fault = query.error();
    digest::ComposeOptions options;
    options.language = wanted.language;
    options.order = wanted.order;
    options.publication = publication_of(reading, wanted.leads_here);
    if (period && !wanted.title.empty()) {
        auto title = digest::title_of(wanted.title, *period, wanted.language);
        if (title)
            options.title = std::move(*title);
        else
            composed.title_fault = title.error();
    }
    if (!period || !query || composed.title_fault) return composed;
    auto const readers = wanted.only_public ? digest::Readers::everyone : digest::Readers::owner;
    composed.issue = digest::compose(
        digest::select(reading.session, reading.account().id, *period, *query, readers), *period, options);
    return composed;
}

std::string file_name_of(digest::Issue const& issue, digest::Format format)
{
    return "links-" + issue.period.label + '.' + std::string{digest::extension_of(format)};
}

} // namespace florilege::web
