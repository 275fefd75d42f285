#include "exchange/importers/references/zotero_item.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/html_text.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

// What is read elsewhere, and what Zotero says of itself.
constexpr std::array<std::string_view, 16> other_members{
    "notes",   "attachments",    "relations",  "collections", "itemID",      "version", "libraryID", "uri",
    "deleted", "inPublications", "parentItem", "select",      "annotations", "note",    "seeAlso",   "multi"};

void add_creators(json::value const& creators, Reference& item)
{
    if (!creators.is_array()) return;
    for (auto const& creator : creators.get_array()) {
        auto const* const one = creator.if_object();
        if (one == nullptr) continue;
        auto const name = text_of(*one, "name");
        item.add_author(name.empty() ? text_of(*one, "lastName") : name,
                        name.empty() ? text_of(*one, "firstName") : "");
    }
}

std::vector<std::string> tags_of(json::object const& object)
{
    std::vector<std::string> tags;
    for (auto const& tag : array_of(object, "tags")) {
        if (tag.is_string()) tags.emplace_back(tag.get_string());
        if (tag.is_object()) tags.push_back(text_of(tag.get_object(), "tag"));
    }
    return tags;
}

} // namespace

Reference read_zotero_item(json::object const& object, ImportOptions const& options)
{
    Reference item;
    for (auto const& member : object) {
        std::string_view const name = member.key();
        auto const text = text_of(object, name);
        if (name == "itemType")
            item.type = text;
        else if (name == "title" || name == "subject" || name == "caseName" || name == "nameOfAct")
            item.title = item.title.empty() ? text_of_html(text, options.record_bytes) : item.title;
        else if (name == "creators")
            add_creators(member.value(), item);
        else if (name == "url")
            item.add_address(text);
        else if (name == "DOI")
            item.doi = one_line(text);
        else if (name == "abstractNote")
            item.abstract = text_of_html(text, options.record_bytes);
        else if (name == "tags")
            for (auto const& tag : tags_of(object))
                item.add_tag(tag);
        else if (name == "dateAdded" || (name == "accessDate" && !item.added))
            item.added = parse_time(text);
        else if (name == "dateModified")
            item.changed = parse_time(text);
        else if (name == "key" || name == "itemKey")
            item.origin = text.empty() ? std::string{} : "zotero:" + text;
        else if (!text.empty() && std::ranges::find(other_members, name) == other_members.end())
            item.extra.put(name, text);
    }
    return item;
}

void add_zotero_note(std::string const& html, Reference& item, ImportOptions const& options)
{
    item.add_note(text_of_html(html, options.record_bytes));
}

bool add_zotero_annotation(json::object const& annotation, Reference& item)
{
    library::HighlightDraft passage;
    passage.quote = text_of(annotation, "annotationText");
    passage.note = text_of(annotation, "annotationComment");
    passage.colour = text_of(annotation, "annotationColor");
    passage.created = parse_time(text_of(annotation, "dateAdded"));
    passage.updated = parse_time(text_of(annotation, "dateModified"));
    Extra extra;
    if (auto const page = text_of(annotation, "annotationPageLabel"); !page.empty()) extra.put("page", page);
    if (auto const position = text_of(annotation, "annotationPosition"); !position.empty())
        extra.put("position", position);
    if (auto const key = text_of(annotation, "key"); !key.empty()) extra.put("zotero", key);
    passage.extra = extra.json();
    for (auto const& tag : tags_of(annotation))
        item.add_tag(tag);
    if (passage.quote.empty() && passage.note.empty()) return false;
    item.passages.push_back(std::move(passage));
    return true;
}

} // namespace florilege::exchange
