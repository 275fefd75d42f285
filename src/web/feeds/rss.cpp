#include "web/feeds/rss.hpp"

#include "prelude/iso_time.hpp"
#include "text/html/escape.hpp"
#include "text/xml/xml_writer.hpp"
#include "web/feeds/feed_form.hpp"
#include "web/http/http_date.hpp"

namespace florilege::web {
namespace {

/// How many minutes a reader may keep it.
constexpr std::string_view minutes_to_live = "60";

/// "Sun, 22 Nov 2026 19:00:00 +0000"
std::string rss_date(Time time)
{
    constexpr std::string_view zone = "GMT";
    auto date = http_date(time);
    return date.replace(date.size() - zone.size(), zone.size(), "+0000");
}

void write_page_link(text::XmlWriter& xml, std::string_view relation, std::string_view address)
{
    if (address.empty()) return;
    xml.empty("atom:link", {{"rel", relation}, {"type", names_of(FeedForm::rss).type}, {"href", address}});
}

void write_item(text::XmlWriter& xml, FeedEntry const& entry, Feed const& feed)
{
    xml.open("item");
    xml.element("title", entry.title);
    xml.element("link", links_of(entry, feed.links).main);
    xml.element("guid", entry.id, {{"isPermaLink", "false"}});
    xml.element("pubDate", rss_date(entry.published));
    xml.element("atom:updated", iso_seconds(entry.updated));
    xml.element("dc:creator", entry.author.name.empty() ? feed.author.name : entry.author.name);
    for (auto const& tag : entry.tags)
        xml.element("category", tag.name, {{"domain", entry.tag_scheme}});
    // Readers take it for HTML.
    xml.element("description", text::escape_text(entry.summary.empty() ? entry.title : entry.summary));
    xml.element("content:encoded", entry.html);
    xml.close();
}

} // namespace

std::string rss_of(Feed const& feed)
{
    text::XmlWriter xml;
    xml.open("rss", {{"version", "2.0"},
                     {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                     {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"},
                     {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    xml.open("channel");
    xml.element("title", feed.title);
    xml.element("link", feed.home);
    xml.element("description", text::escape_text(feed.title));
    write_page_link(xml, "self", feed.self);
    if (!feed.hub.empty()) xml.empty("atom:link", {{"rel", "hub"}, {"href", feed.hub}});
    if (!feed.is_first()) write_page_link(xml, "first", feed.first);
    write_page_link(xml, "next", feed.next);
    xml.element("lastBuildDate", rss_date(feed.updated));
    xml.element("generator", "Florilege");
    xml.element("ttl", minutes_to_live);
    for (auto const& entry : feed.entries)
        write_item(xml, entry, feed);
    return xml.close().close().take();
}

} // namespace florilege::web
