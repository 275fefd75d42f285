#include "web/jobs/announce_job.hpp"

#include "accounts/account.hpp"
#include "accounts/viewer.hpp"
#include "digest/publish/announced.hpp"
#include "digest/publish/standing.hpp"
#include "library/lists/list_outline.hpp"
#include "library/profile.hpp"
#include "net/http_post.hpp"
#include "prelude/log.hpp"
#include "web/feeds/feed_form.hpp"
#include "web/http/target.hpp"
#include "web/site/site.hpp"

namespace florilege::web {
namespace {

constexpr std::int64_t whole_site = 0;
/// Changes that come so close together are announced as one.
constexpr std::chrono::seconds gathering{30};
constexpr std::size_t topics_of_a_request = 100;
/// A minute, two, four, eight; then it is given up until the next change.
constexpr store::Patience patience{.tries = 5, .first_pause = std::chrono::seconds{60}};

std::optional<Time> plan(Site const& site, store::Transaction& transaction, Time now)
{
    if (hub_of(site).empty()) return std::nullopt;
    for (auto const& each : digest::unannounced(transaction)) {
        if (store::count_jobs(transaction, announce_queue, each.owner) > 0) continue;
        store::enqueue(transaction, {announce_queue, "{}", each.owner, now + gathering}, now);
    }
    return std::nullopt;
}

/// The paths of a library's public feeds that are announced, without their endings.
std::vector<std::string> feeds_of_library(Site& site, accounts::AccountId owner)
{
    auto const account = accounts::find_account(*site.database.read(owner.value), owner);
    if (!account) return {};
    auto const name = accounts::AccountName::parse(account->name);
    auto const guest = site.database.read(accounts::Viewer::anonymous().number());
    std::vector<std::string> paths;
    for (auto const& list : library::all_lists(*guest, owner))
        paths.push_back("/l/" + list.id.text());
    auto const person = name ? library::find_profile(*guest, *name) : std::nullopt;
    if (!person) return paths;
    auto const page = "/u/" + encoded(person->name);
    paths.push_back(page);
    auto const digests = digest::digests_of(*guest, owner);
    if (!digests.empty()) paths.push_back(page + "/digests");
    for (auto const& digest : digests)
        paths.push_back(page + "/digest/" + digest.standing.slug);
    return paths;
}

std::vector<std::string> topics_of(Site& site, std::int64_t owner)
{
    auto const paths = owner == whole_site ? std::vector<std::string>{"/index"}
                                           : feeds_of_library(site, accounts::AccountId{owner});
    std::vector<std::string> topics;
    for (auto const& path : paths)
        for (auto const& form : feed_forms)
            topics.push_back(site.face()->public_url + path + std::string{form.ending});
    return topics;
}

/// Nothing where the hub took it; else why not.
std::optional<std::string> refused(text::Url const& hub, std::span<std::string const> topics)
{
    net::FormFields fields{{"hub.mode", "publish"}};
    for (auto const& topic : topics)
        fields.emplace_back("hub.url", topic);
    auto const status = net::post_form(hub, fields);
    if (!status) return status.error().text();
    if (*status >= 200 && *status < 300) return std::nullopt;
    return hub.text() + ": answered " + std::to_string(*status);
}

std::optional<std::string> refused_of_all(text::Url const& hub, std::span<std::string const> topics)
{
    for (; !topics.empty(); topics = topics.subspan(std::min(topics.size(), topics_of_a_request)))
        if (auto why = refused(hub, topics.first(std::min(topics.size(), topics_of_a_request)))) return why;
    return std::nullopt;
}

Outcome announce(JobTry const& attempt)
{
    auto& site = attempt.site;
    auto const owner = attempt.job.owner;
    auto const hub = text::Url::parse(hub_of(site));
    if (!hub) return {Outcome::How::done}; // there is none any more
    std::optional<std::string> mark;
    // Before the feeds are named: what changes from here on is announced after this.
    site.database.write(
        [&](store::Transaction& transaction) { mark = digest::unannounced_mark(transaction, owner); });
    if (!mark) return {Outcome::How::done};
    auto const why = refused_of_all(*hub, topics_of(site, owner));
    bool const last = attempt.job.tries >= patience.tries;
    if (why) log::warn("the hub was not told: {}{}", *why, last ? "; given up until the next change" : "");
    if (why && !last) return {Outcome::How::failed, *why};
    site.database.write(
        [&](store::Transaction& transaction) { digest::note_announced(transaction, owner, *mark); });
    return {Outcome::How::done};
}

} // namespace

std::string hub_of(Site const& site)
{
    return site.face()->public_url.empty() ? std::string{} : site.options.hub;
}

JobKind const announce_jobs{.queue = announce_queue, .perform = announce, .patience = patience, .plan = plan};

} // namespace florilege::web
