#include "web/feeds/feed_answer.hpp"

#include "accounts/site.hpp"
#include "digest/identity.hpp"
#include "library/title_of.hpp"
#include "web/feeds/atom.hpp"
#include "web/feeds/content.hpp"
#include "web/feeds/feed_ids.hpp"
#include "web/feeds/json_feed.hpp"
#include "web/feeds/rss.hpp"
#include "web/http/finish.hpp"
#include "web/http/http_date.hpp"
#include "web/jobs/announce_job.hpp"
#include "web/pages/library/question.hpp"

namespace florilege::web {
namespace {

/// A new number here makes every reader fetch anew: for when the same entries are written in another way.
constexpr std::string_view written_as = "1";

FeedSetting setting_of(Reading& reading)
{
    return {reading.base_url(), accounts::site_setting(reading.session, accounts::Setting::tag_authority),
            reading.asked_for("link") == "permalink" ? FeedLinks::permalink : FeedLinks::target,
            opened(reading, "after")};
}

std::string address(FeedFound const& found, FeedForm form, FeedSetting const& setting,
                    std::string const& after)
{
    return setting.base + found.path + std::string{names_of(form).ending} +
           query_text({{"q", found.q},
                       {"link", setting.links == FeedLinks::permalink ? "permalink" : ""},
                       {"after", after}});
}

/// Of all that the bytes are made from.
std::string etag_of(FeedFound const& found, FeedSetting const& setting, std::string const& site_name,
                    std::string const& self, std::string const& hub)
{
    std::string all{written_as};
    for (auto const& part : {self, hub, setting.authority, site_name, found.title, found.query,
                             std::to_string(found.state), found.author.name, found.author.address})
        (all += '\n') += part;
    return digest::fingerprint(all);
}

/// Of what is announced: a feed as it is by its plain address, its newest page.
std::string hub_of_feed(Reading const& reading, FeedFound const& found, FeedSetting const& setting)
{
    bool const plain = found.q.empty() && setting.links == FeedLinks::target && !setting.after;
    if (!found.announced || found.readers != FeedReaders::everyone || !plain) return {};
    return hub_of(reading.site);
}

void add_headers(Headers& headers, FeedReaders readers)
{
    switch (readers) {
    case FeedReaders::everyone:
        headers.add("cache-control", "public, max-age=900, stale-while-revalidate=3600");
        headers.add("access-control-allow-origin", "*");
        headers.add("cross-origin-resource-policy", "cross-origin");
        return;
    case FeedReaders::bearer:
        headers.add("cache-control", "private, no-cache");
        headers.add("x-robots-tag", "noindex");
        return;
    }
}

FeedPerson absolute(FeedPerson const& person, FeedSetting const& setting)
{
    return {person.name, person.address.empty() ? std::string{} : setting.base + person.address};
}

Time last_visible_change(library::BookmarkDraft const& bookmark)
{
    auto last = std::max(*bookmark.created, *bookmark.updated);
    for (auto const& highlight : bookmark.highlights)
        last = std::max({last, *highlight.created, *highlight.updated});
    return last;
}

FeedEntry entry_of(FeedItem const& item, FeedSetting const& setting)
{
    auto const& bookmark = item.bookmark.content;
    FeedEntry entry;
    entry.id = FeedIds{setting.authority}.of("b/" + bookmark.id->text());
    entry.title = library::title_of(bookmark);
    if (entry.title.empty()) entry.title = "…";
    entry.permalink = setting.base + "/b/" + bookmark.id->text();
    entry.target = safe_link(bookmark.url);
    bool const linked = item.shelved.own || !item.shelved.base.empty();
    if (linked) entry.tag_scheme = setting.base + item.shelved.base + "/t/";
    for (auto const& tag : bookmark.tags)
        entry.tags.push_back({tag, linked ? setting.base + item.shelved.tag_address(tag) : std::string{}});
    entry.summary = summary_of(bookmark);
    entry.html = content_of(bookmark, entry, setting.links);
    entry.author = absolute(item.author, setting);
    entry.published = *bookmark.created;
    entry.updated = last_visible_change(bookmark);
    return entry;
}

FeedPage entries_of(FeedItems const& items, FeedSetting const& setting)
{
    FeedPage page;
    for (auto const& item : items.items)
        page.entries.push_back(entry_of(item, setting));
    if (items.more) page.next = items.last;
    return page;
}

/// Fewer entries where they would be too long together, none of them cut: then the page is read anew, as
/// short as it has to be.
FeedPage read_page(std::size_t limit, FeedSetting const& setting, ReadPage const& read)
{
    auto page = read(limit, setting);
    std::size_t bytes = 0;
    for (std::size_t count = 0; count < page.entries.size(); ++count) {
        bytes += page.entries[count].html.size();
        if (bytes > longest_feed && count > 0) return read_page(count, setting, read);
    }
    return page;
}

Feed feed_of(Reading& reading, FeedForm form, FeedFound const& found, FeedSetting const& setting,
             std::string const& hub, ReadPage const& read)
{
    auto const site_name = reading.site.face()->name;
    auto page = read_page(found.entries, setting, read);
    Feed feed;
    feed.id = FeedIds{setting.authority}.of(found.name);
    feed.title = found.title.empty() ? site_name : found.title;
    feed.home = setting.base + found.home;
    feed.first = address(found, form, setting, {});
    feed.self = setting.after ? address(found, form, setting, reading.asked_for("after")) : feed.first;
    if (page.next) feed.next = address(found, form, setting, sealed(reading, *page.next));
    feed.author = absolute(found.author, setting);
    if (feed.author.name.empty()) feed.author.name = site_name;
    feed.hub = hub;
    feed.links = setting.links;
    feed.updated = found.began;
    for (auto const& entry : page.entries)
        feed.updated = std::max(feed.updated, entry.updated);
    feed.entries = std::move(page.entries);
    return feed;
}

std::string written(FeedForm form, Feed const& feed)
{
    switch (form) {
    case FeedForm::atom: return atom_of(feed);
    case FeedForm::rss: return rss_of(feed);
    case FeedForm::json: return json_feed_of(feed);
    }
    throw std::logic_error{"a form of feeds that is none"};
}

/// To the second: of what changed within this one the header would say too much.
bool is_settled(Time changed, Time now)
{
    return changed != Time{} &&
           std::chrono::floor<std::chrono::seconds>(changed) < std::chrono::floor<std::chrono::seconds>(now);
}

} // namespace

Response entries_answer(Reading& reading, FeedForm form, FeedFound const& found, ReadPage const& read)
{
    auto const setting = setting_of(reading);
    auto const self =
        address(found, form, setting, setting.after ? reading.asked_for("after") : std::string{});
    auto const hub = hub_of_feed(reading, found, setting);
    Response response;
    response.kind = HeaderClass::feed;
    response.type = std::string{names_of(form).type} + "; charset=utf-8";
    add_headers(response.headers, found.readers);
    if (!hub.empty())
        response.headers.add("link", "<" + hub + ">; rel=\"hub\", <" + self + ">; rel=\"self\"");
    response.etag = etag_of(found, setting, reading.site.face()->name, self, hub);
    if (is_fresh(reading.request, response)) return response; // finish() makes a 304 of it
    auto const feed = feed_of(reading, form, found, setting, hub, read);
    if (is_settled(feed.updated, reading.now)) response.headers.add("last-modified", http_date(feed.updated));
    response.body = written(form, feed);
    return response;
}

Response feed_answer(Reading& reading, FeedForm form, FeedFound const& found, ReadItems const& read)
{
    return entries_answer(reading, form, found, [&](std::size_t limit, FeedSetting const& setting) {
        return entries_of(read(limit, setting.after), setting);
    });
}

} // namespace florilege::web
