#include "digest/formats/json.hpp"

#include "digest/words.hpp"
#include "prelude/iso_time.hpp"

#include <boost/json.hpp>

namespace florilege::digest {

namespace json = boost::json;

namespace {

constexpr int json_version = 1;

void put(json::object& object, std::string_view name, std::string const& text)
{
    if (!text.empty()) object.emplace(name, text);
}

json::array remarks_of(Passage const& passage)
{
    json::array remarks;
    for (auto const& remark : passage.remarks) {
        json::object one;
        put(one, "author", remark.author);
        one.emplace("text", remark.text);
        one.emplace("depth", remark.depth);
        remarks.push_back(std::move(one));
    }
    return remarks;
}

json::object entry_object(Entry const& entry)
{
    json::object object;
    put(object, "id", entry.id);
    if (entry.url) object.emplace("url", entry.url->text());
    put(object, "title", entry.title);
    put(object, "author", entry.author);
    put(object, "note", entry.note);
    if (!entry.page_notes.empty()) object.emplace("page_notes", json::value_from(entry.page_notes));
    object.emplace("tags", json::value_from(entry.tags));
    object.emplace("created", iso_seconds(entry.created));
    json::array highlights;
    for (auto const& passage : entry.passages) {
        json::object one{{"quote", passage.quote}};
        put(one, "colour", passage.colour);
        one.emplace("notes", remarks_of(passage));
        highlights.push_back(std::move(one));
    }
    object.emplace("highlights", std::move(highlights));
    return object;
}

json::object period_object(Issue const& issue)
{
    auto const& period = issue.period;
    return {{"label", period.label},
            {"name", name_of(period, issue.language)},
            {"from", iso_seconds(period.from)},
            {"to", iso_seconds(period.to)},
            {"zone", period.zone.name()}};
}

} // namespace

std::string render_json(Issue const& issue)
{
    json::array sections;
    for (auto const& section : issue.sections) {
        json::object one;
        put(one, "name", section.name);
        json::array entries;
        for (auto const& entry : section.entries)
            entries.push_back(entry_object(entry));
        one.emplace("entries", std::move(entries));
        sections.push_back(std::move(one));
    }
    json::object object{{"florilege_digest", json_version},
                        {"id", issue.id},
                        {"title", issue.title},
                        {"language", tag_of(issue.language)},
                        {"period", period_object(issue)},
                        {"published", iso_seconds(issue.published)},
                        {"updated", iso_seconds(issue.updated)}};
    put(object, "author", issue.publication.author);
    if (issue.publication.issue) object.emplace("url", issue.publication.issue->text());
    object.emplace("links", issue.entries());
    object.emplace("passages", issue.passages());
    if (issue.empty()) object.emplace("message", words(issue.language).nothing);
    object.emplace("sections", std::move(sections));
    return json::serialize(object) + '\n';
}

} // namespace florilege::digest
