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
#include "web/pages/library/question.hpp"

namespace florilege::web {
namespace {

/// A new number here makes every reader fetch anew: for when the same entries are written in another way.
constexpr std::string_view written_as = "1";

/// What a feed takes from the site's settings, and from the question in its address.
struct Setting {
    std::string base;
    std::string authority;
    std::string site_name;
    FeedLinks links;
    std::optional<library::Place> after;
};

Setting setting_of(Reading& reading)
{
    return {reading.base_url(), accounts::site_setting(reading.session, accounts::Setting::tag_authority),
            reading.site.face()->name,
            reading.asked_for("link") == "permalink" ? FeedLinks::permalink : FeedLinks::target,
            opened(reading, "after")};
}

std::string address(FeedFound const& found, FeedForm form, Setting const& setting, std::string const& after)
{
    return setting.base + found.path + std::string{names_of(form).ending} +
           query_text({{"q", found.q},
                       {"link", setting.links == FeedLinks::permalink ? "permalink" : ""},
                       {"after", after}});
}

/// Of all that the bytes are made from.
std::string etag_of(FeedFound const& found, Setting const& setting, std::string const& self)
{
    std::string all{written_as};
    for (auto const& part : {self, setting.authority, setting.site_name, found.title, found.query,
                             std::to_string(found.state), found.author.name, found.author.address})
        (all += '\n') += part;
    return digest::fingerprint(all);
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

FeedPerson absolute(FeedPerson const& person, Setting const& setting)
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

FeedEntry entry_of(FeedItem const& item, Setting const& setting)
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

struct Entries {
    std::vector<FeedEntry> all;
    std::string next; ///< the place from which it goes on; empty at the end
};

Entries read_entries(Reading& reading, std::size_t limit, Setting const& setting, ReadItems const& read)
{
    auto const items = read(limit, setting.after);
    Entries entries;
    std::size_t bytes = 0;
    for (auto const& item : items.items) {
        auto entry = entry_of(item, setting);
        bytes += entry.html.size();
        // Fewer entries, none of them cut: the page is read anew, as short as it has to be.
        if (bytes > longest_feed && !entries.all.empty())
            return read_entries(reading, entries.all.size(), setting, read);
        entries.all.push_back(std::move(entry));
    }
    if (items.more && items.last) entries.next = sealed(reading, *items.last);
    return entries;
}

Feed feed_of(Reading& reading, FeedForm form, FeedFound const& found, Setting const& setting,
             ReadItems const& read)
{
    auto entries = read_entries(reading, found.entries, setting, read);
    Feed feed;
    feed.id = FeedIds{setting.authority}.of(found.name);
    feed.title = found.title.empty() ? setting.site_name : found.title;
    feed.home = setting.base + found.home;
    feed.first = address(found, form, setting, {});
    feed.self = setting.after ? address(found, form, setting, reading.asked_for("after")) : feed.first;
    if (!entries.next.empty()) feed.next = address(found, form, setting, entries.next);
    feed.author = absolute(found.author, setting);
    if (feed.author.name.empty()) feed.author.name = setting.site_name;
    feed.links = setting.links;
    feed.updated = found.began;
    for (auto const& entry : entries.all)
        feed.updated = std::max(feed.updated, entry.updated);
    feed.entries = std::move(entries.all);
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

Response feed_answer(Reading& reading, FeedForm form, FeedFound const& found, ReadItems const& read)
{
    auto const setting = setting_of(reading);
    auto const self =
        address(found, form, setting, setting.after ? reading.asked_for("after") : std::string{});
    Response response;
    response.kind = HeaderClass::feed;
    response.type = std::string{names_of(form).type} + "; charset=utf-8";
    add_headers(response.headers, found.readers);
    response.etag = etag_of(found, setting, self);
    if (is_fresh(reading.request, response)) return response; // finish() makes a 304 of it
    auto const feed = feed_of(reading, form, found, setting, read);
    if (is_settled(feed.updated, reading.now)) response.headers.add("last-modified", http_date(feed.updated));
    response.body = written(form, feed);
    return response;
}

} // namespace florilege::web
