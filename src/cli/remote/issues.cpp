#include "cli/remote/issues.hpp"

#include "cli/remote/values.hpp"

#include <boost/json.hpp>

#include <stdexcept>

/// docs/reference/digest-templates.md lists the members of the object that is read here; empty ones are left
/// out.
namespace florilege::cli {
namespace {

namespace json = boost::json;

digest::Passage passage_of(json::object const& object)
{
    digest::Passage passage{text_in(object, "quote"), text_if_in(object, "colour"), {}};
    for (auto const& value : object.at("notes").as_array()) {
        auto const& remark = value.as_object();
        passage.remarks.push_back({text_if_in(remark, "author"), text_in(remark, "text"),
                                   static_cast<int>(number_in(remark, "depth"))});
    }
    return passage;
}

digest::Entry entry_of(json::object const& object)
{
    digest::Entry entry;
    entry.id = text_if_in(object, "id");
    entry.url = url_if_in(object, "url");
    entry.title = text_if_in(object, "title");
    entry.author = text_if_in(object, "author");
    entry.note = text_if_in(object, "note");
    if (object.contains("page_notes")) entry.page_notes = texts_in(object, "page_notes");
    entry.tags = texts_in(object, "tags");
    entry.created = time_in(object, "created").value();
    for (auto const& highlight : object.at("highlights").as_array())
        entry.passages.push_back(passage_of(highlight.as_object()));
    return entry;
}

digest::Section section_of(json::object const& object)
{
    digest::Section section{text_if_in(object, "name"), {}};
    for (auto const& entry : object.at("entries").as_array())
        section.entries.push_back(entry_of(entry.as_object()));
    return section;
}

digest::Period period_of(json::object const& object)
{
    auto const zone = digest::Zone::named(text_in(object, "zone"));
    if (!zone)
        throw std::runtime_error{"the site has a time zone that is not known here: " +
                                 text_in(object, "zone")};
    digest::Period period{
        time_in(object, "from").value(), time_in(object, "to").value(), *zone, text_in(object, "label"), {}};
    auto labelled = digest::period_labelled(period.label, *zone);
    bool const is_whole = labelled && labelled->from == period.from && labelled->to == period.to;
    return is_whole ? std::move(*labelled) : period;
}

digest::Issue issue_of(json::object const& object)
{
    if (number_in(object, "florilege_digest") != 1)
        throw std::runtime_error{"the site's digest was written by a newer Florilege; update this one first"};
    digest::Issue issue{text_in(object, "id"),
                        text_in(object, "title"),
                        digest::language_of(text_in(object, "language")),
                        period_of(object.at("period").as_object()),
                        time_in(object, "published").value(),
                        time_in(object, "updated").value(),
                        {},
                        {}};
    issue.publication.author = text_if_in(object, "author");
    issue.publication.issue = url_if_in(object, "url");
    for (auto const& section : object.at("sections").as_array())
        issue.sections.push_back(section_of(section.as_object()));
    return issue;
}

} // namespace

Result<digest::Issue> composed_issue(Server const& server, Parameters const& parameters)
{
    auto const answered = server.get("digest", parameters);
    if (!answered) return answered.error();
    return issue_of(answered->object());
}

} // namespace florilege::cli
