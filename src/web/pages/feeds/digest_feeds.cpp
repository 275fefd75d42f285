#include "web/pages/feeds/digest_feeds.hpp"

#include "digest/summary.hpp"
#include "library/state.hpp"
#include "web/feeds/feed_ids.hpp"
#include "web/http/target.hpp"
#include "web/jobs/digest_job.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/public/person_named.hpp"
#include "web/site/page.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

/// What stands beside the state of the library in the bytes of such a feed.
std::string state_of(store::Session& session, accounts::AccountId owner,
                     std::vector<digest::StoredDigest> const& digests)
{
    std::string state;
    for (auto const& each : digests) {
        auto const& standing = each.standing;
        auto const issues = digest::state_of_issues(session, each.id);
        for (auto const& part :
             {standing.slug, standing.title, standing.query, std::to_string(static_cast<int>(standing.order)),
              std::string{digest::tag_of(standing.language)}, standing.zone.name(),
              std::to_string(issues.count), std::to_string(to_micros(issues.updated))})
            (state += part) += '\n';
    }
    return state + std::to_string(owner.value);
}

FeedEntry entry_of(digest::StoredIssue const& stored, digest::Issue const& issue, FeedSetting const& setting,
                   std::string const& tags)
{
    FeedEntry entry;
    entry.id = FeedIds{setting.authority}.of("i/" + stored.id.text());
    entry.title = issue.title;
    entry.permalink = issue.publication.issue ? issue.publication.issue->text() : std::string{};
    entry.html = section_of(issue);
    entry.summary = digest::summary_of(issue);
    entry.tag_scheme = tags;
    for (auto const& tag : digest::tags_of(issue))
        entry.tags.push_back({tag, tags + encoded(tag)});
    entry.published = stored.published;
    // What went away since leaves no time of its own: that is known once it was looked at again.
    entry.updated = std::max(stored.updated, issue.updated);
    return entry;
}

std::optional<digest::IssuePlace> issue_place(std::optional<library::Place> const& place)
{
    if (!place) return std::nullopt;
    return digest::IssuePlace{place->created, digest::IssueId{place->number}};
}

/// Issues of these digests of one person. Of an issue in which nothing is left there is no entry.
FeedPage issues_of(Reading& reading, library::Profile const& person,
                   std::vector<digest::StoredDigest> const& digests, std::optional<digest::DigestId> one,
                   std::size_t limit, FeedSetting const& setting)
{
    auto stored =
        digest::newest_issues(reading.session, person.owner, one, limit + 1, issue_place(setting.after));
    FeedPage page;
    if (stored.size() > limit) {
        stored.pop_back();
        page.next =
            library::Place{library::Sort::newest, stored.back().published, stored.back().key.value, {}};
    }
    auto const tags = setting.base + "/u/" + encoded(person.name) + "/t/";
    for (auto const& each : stored) {
        auto const digest = std::find_if(digests.begin(), digests.end(),
                                         [&](auto const& candidate) { return candidate.id == each.digest; });
        if (digest == digests.end()) continue;
        auto const issue = issue_on_site(reading, reading.session, {person, *digest}, each);
        if (issue && !issue->empty()) page.entries.push_back(entry_of(each, *issue, setting, tags));
    }
    return page;
}

Response issues_answer(Reading& reading, FeedForm form, library::Profile const& person,
                       std::vector<digest::StoredDigest> const& digests, std::optional<digest::DigestId> one,
                       FeedFound found)
{
    found.author = {person.name, "/u/" + encoded(person.name)};
    found.state = library::library_state(reading.session, person.owner);
    found.query = state_of(reading.session, person.owner, digests);
    found.entries = issues_in_a_feed;
    found.announced = true;
    return entries_answer(reading, form, found, [&](std::size_t limit, FeedSetting const& setting) {
        return issues_of(reading, person, digests, one, limit, setting);
    });
}

template <FeedForm form> Response public_digest_feed(Reading& reading)
{
    auto const digest = site_digest(reading, reading.capture(0), reading.capture(1));
    if (!digest) return not_found(reading);
    auto const& slug = digest->digest.standing.slug;
    auto const page = digest_address(digest->person.name, slug);
    return digest_feed(reading, form, *digest,
                       {page, "u/" + digest->person.id.text() + "/digest/" + slug,
                        digest->person.name + " · " + slug, page});
}

/// There is one while there is a digest for it.
template <FeedForm form> Response person_digests_feed(Reading& reading)
{
    auto const person = person_named(reading, reading.capture(0));
    if (!person) return not_found(reading);
    auto const digests = digest::digests_of(reading.session, person->owner);
    if (digests.empty()) return not_found(reading);
    auto const page = "/u/" + encoded(person->name);
    FeedFound found{page + "/digests", "u/" + person->id.text() + "/digests", person->name + " · digests",
                    page};
    found.began = digests.front().created;
    for (auto const& digest : digests)
        found.began = std::min(found.began, digest.created);
    return issues_answer(reading, form, *person, digests, std::nullopt, std::move(found));
}

constexpr Route feed_route(std::string_view path, Reads reads, std::string_view summary)
{
    return {Method::get, path, Policy::Who::anyone, reads, summary, Body::none, Proof::feed};
}

} // namespace

Response digest_feed(Reading& reading, FeedForm form, SiteDigest const& digest, FeedFound found)
{
    found.began = digest.digest.created;
    return issues_answer(reading, form, digest.person, {digest.digest}, digest.digest.id, std::move(found));
}

std::array<Route, 3> const digest_feed_routes{
    feed_route("/u/{name}/digest/{slug}.atom", public_digest_feed<FeedForm::atom>,
               "The issues of a digest that everyone can read, as Atom"),
    feed_route("/u/{name}/digest/{slug}.rss", public_digest_feed<FeedForm::rss>,
               "The issues of a digest that everyone can read, as RSS 2.0"),
    feed_route("/u/{name}/digest/{slug}.json", public_digest_feed<FeedForm::json>,
               "The issues of a digest that everyone can read, as JSON Feed")};
std::array<Route, 3> const person_digests_feed_routes{
    feed_route("/u/{name}/digests.atom", person_digests_feed<FeedForm::atom>,
               "The issues of all digests of somebody that everyone can read, as Atom"),
    feed_route("/u/{name}/digests.rss", person_digests_feed<FeedForm::rss>,
               "The issues of all digests of somebody that everyone can read, as RSS 2.0"),
    feed_route("/u/{name}/digests.json", person_digests_feed<FeedForm::json>,
               "The issues of all digests of somebody that everyone can read, as JSON Feed")};

} // namespace florilege::web
