#include "web/jobs/digest_job.hpp"

#include "digest/publish/due.hpp"
#include "digest/publish/issues.hpp"
#include "digest/publish/publish.hpp"
#include "digest/zone_calendar.hpp"
#include "prelude/log.hpp"
#include "web/jobs/job_reason.hpp"
#include "web/site/site.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

/// A folder that cannot be written may be there again tomorrow.
constexpr store::Patience patience{.tries = 12, .first_pause = std::chrono::seconds{60}};

std::optional<Time> plan(Site const&, store::Transaction& transaction, Time now)
{
    for (auto const& moved : digest::take_moved(transaction))
        order_period(transaction, moved.owner, {moved.slug, {}}, now);
    auto const planned = digest::take_due(transaction, now);
    for (auto const& due : planned.due)
        order_period(transaction, due.owner, {due.slug, due.label}, now);
    return planned.next;
}

Outcome publish_period(Site& site, accounts::AccountId owner, digest::StoredDigest const& digest,
                       std::string const& label)
{
    auto const& standing = digest.standing;
    auto const period = digest::period_labelled(label, standing.zone);
    if (!period) return {Outcome::How::hopeless, period.error().text()};
    digest::ZoneCalendar const calendar{standing.zone};
    auto const query = library::Query::parse(standing.query, {period->to, calendar});
    if (!query) return {Outcome::How::hopeless, job_reason(query.error().text(), query.error().saying)};
    auto const published = digest::publish(site.database, owner, digest, *period, *query, site.clock.now());
    if (!published)
        return {Outcome::How::failed, job_reason(published.error().text(), published.error().saying())};
    log::info("digest {} of {}: {} entries", standing.slug, published->label, published->entries);
    return {Outcome::How::done};
}

std::vector<digest::StoredIssue> newest_of(Site& site, accounts::AccountId owner, digest::DigestId digest)
{
    return digest::newest_issues(*site.database.read(owner.value), owner, digest, issues_in_a_feed);
}

Outcome perform(JobTry const& attempt)
{
    auto& site = attempt.site;
    accounts::AccountId const owner{attempt.job.owner};
    auto const order = digest_order(attempt.job.payload);
    auto const digest = digest::find_digest(*site.database.read(owner.value), owner, order.slug);
    if (!digest) return {Outcome::How::done}; // ordered no more
    if (!order.label.empty()) return publish_period(site, owner, *digest, order.label);
    for (auto const& issue : newest_of(site, owner, digest->id))
        if (auto outcome = publish_period(site, owner, *digest, issue.label);
            outcome.how != Outcome::How::done)
            return outcome;
    return {Outcome::How::done};
}

} // namespace

std::string to_json(DigestOrder const& order)
{
    return json::serialize(json::object{{"slug", order.slug}, {"label", order.label}});
}

DigestOrder digest_order(std::string_view text)
{
    auto const object = json::parse(text).as_object();
    return {std::string{object.at("slug").as_string()}, std::string{object.at("label").as_string()}};
}

void order_period(store::Transaction& transaction, accounts::AccountId owner, DigestOrder const& order,
                  Time now)
{
    store::enqueue(transaction, {digest_queue, to_json(order), owner.value, now}, now);
}

JobKind const digest_jobs{.queue = digest_queue, .perform = perform, .patience = patience, .plan = plan};

} // namespace florilege::web
