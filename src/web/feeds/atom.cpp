#include "web/feeds/atom.hpp"

#include "prelude/iso_time.hpp"
#include "text/xml/xml_writer.hpp"
#include "web/feeds/feed_form.hpp"

namespace florilege::web {
namespace {

void write_link(text::XmlWriter& xml, std::string_view relation, std::string_view type,
                std::string_view address)
{
    if (!address.empty()) xml.empty("link", {{"rel", relation}, {"type", type}, {"href", address}});
}

void write_author(text::XmlWriter& xml, FeedPerson const& person)
{
    xml.open("author").element("name", person.name);
    if (!person.address.empty()) xml.element("uri", person.address);
    xml.close();
}

void write_entry(text::XmlWriter& xml, FeedEntry const& entry, FeedLinks style)
{
    auto const links = links_of(entry, style);
    xml.open("entry");
    xml.element("id", entry.id);
    xml.element("title", entry.title);
    // What was read need not be HTML.
    bool const to_page = &links.main == &entry.permalink;
    write_link(xml, "alternate", to_page ? "text/html" : "", links.main);
    write_link(xml, "related", to_page ? "" : "text/html", links.other);
    xml.element("published", iso_seconds(entry.published));
    xml.element("updated", iso_seconds(entry.updated));
    if (!entry.author.name.empty()) write_author(xml, entry.author);
    for (auto const& tag : entry.tags)
        xml.empty("category", {{"term", tag.name}, {"scheme", entry.tag_scheme}, {"label", tag.name}});
    if (!entry.summary.empty()) xml.element("summary", entry.summary);
    xml.element("content", entry.html, {{"type", "html"}});
    xml.close();
}

} // namespace

std::string atom_of(Feed const& feed)
{
    auto const type = names_of(FeedForm::atom).type;
    text::XmlWriter xml;
    xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}});
    xml.element("id", feed.id);
    xml.element("title", feed.title);
    xml.element("updated", iso_seconds(feed.updated));
    write_link(xml, "self", type, feed.self);
    write_link(xml, "alternate", "text/html", feed.home);
    if (!feed.hub.empty()) xml.empty("link", {{"rel", "hub"}, {"href", feed.hub}});
    if (!feed.is_first()) write_link(xml, "first", type, feed.first);
    write_link(xml, "next", type, feed.next);
    write_author(xml, feed.author);
    xml.element("generator", "Florilege");
    for (auto const& entry : feed.entries)
        write_entry(xml, entry, feed.links);
    return xml.close().take();
}

} // namespace florilege::web
