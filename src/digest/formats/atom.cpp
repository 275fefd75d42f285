#include "digest/formats/atom.hpp"

#include "digest/formats/html.hpp"
#include "digest/identity.hpp"
#include "digest/plain.hpp"
#include "digest/summary.hpp"
#include "prelude/iso_time.hpp"
#include "text/xml/xml_writer.hpp"

#include <stdexcept>

namespace florilege::digest {

namespace {

std::string element(std::string_view name, std::string_view text)
{
    std::string out{"<"};
    return (((out += name) += '>') += text::xml_text(text)) += "</" + std::string{name} + ">\n";
}

std::string link(std::string_view relation, std::string_view type, std::optional<text::Url> const& url)
{
    if (!url) return {};
    return "<link rel=\"" + std::string{relation} + "\" type=\"" + std::string{type} + "\" href=\"" +
           text::xml_text(url->text()) + "\"/>\n";
}

std::string author(Publication const& publication)
{
    auto const name = on_one_line(publication.author);
    return "<author>" + element("name", name.empty() ? "Florilege" : name) + "</author>\n";
}

std::string categories(Issue const& issue)
{
    std::string out;
    for (auto const& tag : tags_of(issue))
        out += "<category term=\"" + text::xml_text(tag) + "\"/>\n";
    return out;
}

std::string entry_of(Issue const& issue, Templates const& templates)
{
    std::string out = "<entry xml:lang=\"" + std::string{tag_of(issue.language)} + "\">\n";
    out += element("id", issue.id);
    out += element("title", issue.title);
    out += link("alternate", "text/html", issue.publication.issue);
    out += element("published", iso_seconds(issue.published));
    out += element("updated", iso_seconds(issue.updated));
    out += categories(issue);
    out += element("summary", summary_of(issue));
    out += "<content type=\"html\">" + text::xml_text(render_html(issue, templates, HtmlShape::section)) +
           "</content>\n";
    return out + "</entry>\n";
}

} // namespace

std::string render_atom(std::span<Issue const> issues, Templates const& templates)
{
    if (issues.empty()) throw std::logic_error{"an Atom feed needs an issue"};
    auto const& first = issues.front();
    auto updated = first.updated;
    for (auto const& issue : issues)
        updated = std::max(updated, issue.updated);

    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + std::string{tag_of(first.language)} +
           "\">\n";
    out += element("id", feed_id(first.publication));
    out += element("title", digest_name(first.publication, first.language));
    out += element("updated", iso_seconds(updated));
    out += link("self", "application/atom+xml", first.publication.feed);
    out += link("alternate", "text/html", first.publication.rest);
    out += author(first.publication);
    out += "<generator>Florilege</generator>\n";
    for (auto const& issue : issues)
        out += entry_of(issue, templates);
    return out + "</feed>\n";
}

} // namespace florilege::digest
