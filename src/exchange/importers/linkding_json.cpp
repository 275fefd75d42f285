#include "exchange/importers/linkding_json.hpp"

#include "exchange/importers/json_fields.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

void take_shared(SavedItem& item, std::string_view text)
{
    bool shared = false;
    item.flag(shared, "shared", text);
    item.draft.audience = shared ? accounts::Audience::everyone() : accounts::Audience::me();
}

bool take_text(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "url")
        item.href = text;
    else if (name == "title")
        item.title(text);
    else if (name == "description")
        item.draft.note = text;
    else if (name == "is_archived")
        item.flag(item.draft.archived, name, text);
    else if (name == "unread")
        item.flag(item.draft.unread, name, text);
    else if (name == "shared")
        take_shared(item, text);
    else if (name == "date_added")
        item.created(name, text);
    else if (name == "date_modified")
        item.updated(name, text);
    else
        return name == "id" || name == "notes";
    return true;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    auto tags = name == "tag_names" ? names_in(value, "name") : std::nullopt;
    if (tags) item.draft.tags = std::move(*tags);
    return tags.has_value();
}

void read_bookmark(boost::json::object const& object, ImportOptions const& options, Intake& intake,
                   Place place)
{
    SavedItem item{std::move(place)};
    read_fields(object, {take_text, take_structure}, item);
    item.origin_of_server("linkding", text_of(object, "id"));
    if (auto const notes = text_of(object, "notes"); !notes.empty()) {
        if (!item.draft.note.empty()) item.draft.note += "\n\n";
        item.draft.note += notes;
    }
    if (item.draft.title.empty()) item.title(text_of(object, "website_title"));
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, {"results", "bookmarks"},
                [&](boost::json::object const& object, std::string_view, Place place) {
                    read_bookmark(object, options, intake, std::move(place));
                });
}

/// What its API gives where there is nothing, such as of the archived ones.
bool is_empty_answer(std::string_view head)
{
    return head.size() < 200 && contains_word(head, "\"count\"") && contains_word(head, "\"next\"") &&
           contains_word(head, "\"previous\"") && contains_word(head, "\"results\"") &&
           contains_word(head, "[]");
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "[") && !begins_with_word(head, "{")) return Likeness::no;
    bool const linkding = contains_word(head, "\"tag_names\"") && contains_word(head, "\"date_added\"");
    if (linkding) return Likeness::certain;
    return is_empty_answer(head) ? Likeness::likely : Likeness::no;
}

} // namespace

Format const linkding_json_format{"linkding-json", "linkding (JSON)", recognise, read};

} // namespace florilege::exchange
