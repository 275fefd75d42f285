#include "exchange/importers/karakeep_json.hpp"

#include "exchange/importers/collections.hpp"
#include "exchange/importers/json_fields.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"
#include "text/html/readable.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

bool take_text(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "title")
        item.title(text);
    else if (name == "note")
        item.draft.note = text;
    else if (name == "createdAt")
        item.created(name, text);
    else if (name == "archived")
        item.flag(item.draft.archived, name, text);
    else if (name == "favourited")
        item.flag(item.draft.favourite, name, text);
    else
        return false;
    return true;
}

bool take_content_text(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "url" && item.href.empty()) {
        item.href = text;
    } else if (name == "text") {
        auto& note = item.draft.note;
        note = note.empty() ? std::string{text} : std::string{text} + "\n\n" + note;
    } else if (name == "htmlContent") {
        item.draft.article = text::readable(text);
    } else if (name == "author") {
        item.draft.author = one_line(text);
    } else {
        return name == "type" && (text == "link" || text == "text");
    }
    return true;
}

bool take_no_structure(SavedItem&, std::string_view, boost::json::value const&)
{
    return false;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    if (name == "tags") {
        auto tags = names_in(value, "name");
        if (tags) item.draft.tags = std::move(*tags);
        return tags.has_value();
    }
    return name == "lists" ? names_in(value, "id").has_value() : name == "content" && value.is_object();
}

void read_bookmark(boost::json::object const& object, Collections& lists, Place place)
{
    SavedItem item{std::move(place)};
    read_fields(object, {take_text, take_structure}, item);
    // Behind the note: the text of a bookmark that is a text comes before it.
    if (auto const* const content = object.if_contains("content"); content != nullptr && content->is_object())
        read_fields(content->as_object(), {take_content_text, take_no_structure}, item);
    std::optional<std::vector<std::string>> ids;
    if (auto const* const in = object.if_contains("lists")) ids = names_in(*in, "id");
    lists.take(std::move(item), std::move(ids).value_or(std::vector<std::string>{}));
}

/// A smart list is what a search finds, and what stood in it is no choice of anybody.
void read_list(boost::json::object const& object, Collections& lists, Intake& intake, Place const& place)
{
    auto const name = one_line(text_of(object, "name"));
    if (text_of(object, "type") == "smart") {
        intake.skip(place, "the smart list \"" + name + "\": " + one_line(text_of(object, "query")));
        return lists.leave_out(text_of(object, "id"));
    }
    if (auto const description = one_line(text_of(object, "description")); !description.empty())
        intake.skip(place, "description of the list \"" + name + "\": " + description);
    lists.add(text_of(object, "id"), name, text_of(object, "parentId"));
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    Collections lists{options, intake};
    each_object(source, options, intake, {"bookmarks", "lists"},
                [&](boost::json::object const& object, std::string_view list, Place place) {
                    if (list == "lists")
                        read_list(object, lists, intake, place);
                    else
                        read_bookmark(object, lists, std::move(place));
                });
    lists.finish();
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "{")) return Likeness::no;
    bool const bookmarks = contains_word(head, "\"createdat\"") && contains_word(head, "\"content\"");
    bool const lists = contains_word(head, "\"parentid\"") && contains_word(head, "\"icon\"");
    bool const karakeep = contains_word(head, "\"bookmarks\"") && (bookmarks || lists);
    return karakeep && !contains_word(head, "\"collections\"") ? Likeness::certain : Likeness::no;
}

} // namespace

Format const karakeep_json_format{"karakeep-json", "karakeep (JSON)", recognise, read};

} // namespace florilege::exchange
