#include "exchange/importers/wallabag_json.hpp"

#include "exchange/importers/json_fields.hpp"
#include "exchange/json_records.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"
#include "text/html/readable.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::exchange {
namespace {

/// Version 1 has every value once more under a number.
bool is_repeated(std::string_view name)
{
    return !name.empty() && name.find_first_not_of("0123456789") == name.npos;
}

void take_privacy(SavedItem& item, std::string_view name, std::string_view text)
{
    bool is_public = false;
    item.flag(is_public, name, text);
    item.draft.audience = is_public ? accounts::Audience::everyone() : accounts::Audience::me();
}

bool take_text(SavedItem& item, std::string_view name, std::string_view text)
{
    auto& draft = item.draft;
    if (name == "url")
        item.href = text;
    else if (name == "title")
        item.title(text);
    else if (name == "is_archived" || name == "is_read")
        item.flag(draft.archived, name, text);
    else if (name == "is_starred" || name == "is_fav")
        item.flag(draft.favourite, name, text);
    else if (name == "is_public")
        take_privacy(item, name, text);
    else if (name == "tags")
        draft.tags = split_tags(text, TagSeparator::comma);
    else if (name == "content")
        draft.article = text::readable(text);
    else if (name == "created_at")
        item.created(name, text);
    else if (name == "updated_at")
        item.updated(name, text);
    else
        return name == "id" || is_repeated(name);
    return true;
}

/// Where in wallabag's own rendering of the page a passage stands is of no use here, and kept as it is.
library::HighlightDraft highlight_of(boost::json::object const& annotation, SavedItem& item)
{
    library::HighlightDraft highlight;
    Extra extra;
    for (auto const& member : annotation) {
        auto const& value = member.value();
        std::string_view const name = member.key();
        auto const text = scalar_text(value);
        if (text && name == "quote")
            highlight.quote = text::readable(*text);
        else if (text && name == "text")
            highlight.note = *text;
        else if (text && name == "created_at")
            highlight.created = item.moment(name, *text);
        else if (text && name == "updated_at")
            highlight.updated = item.moment(name, *text);
        else if (!value.is_null())
            extra.put_json(name, boost::json::serialize(value));
    }
    highlight.extra = extra.json();
    return highlight;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    if (name == "tags") {
        auto tags = names_in(value, "label");
        if (tags) item.draft.tags = std::move(*tags);
        return tags.has_value();
    }
    if (name != "annotations" || !value.is_array()) return false;
    if (!std::ranges::all_of(value.as_array(), [](auto const& one) { return one.is_object(); })) return false;
    for (auto const& one : value.as_array()) {
        auto highlight = highlight_of(one.as_object(), item);
        if (!highlight.quote.empty() || !highlight.note.empty())
            item.draft.highlights.push_back(std::move(highlight));
    }
    return true;
}

void read_entry(boost::json::object const& object, ImportOptions const& options, Intake& intake, Place place)
{
    SavedItem item{std::move(place)};
    read_fields(object, {take_text, take_structure}, item);
    item.origin_of_server("wallabag", text_of(object, "id"));
    item.draft.unread = !item.draft.archived;
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](boost::json::object const& object, Place place) {
        read_entry(object, options, intake, std::move(place));
    });
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "[") && !begins_with_word(head, "{")) return Likeness::no;
    bool const first = contains_word(head, "\"is_fav\"") && contains_word(head, "\"is_read\"");
    bool const second = contains_word(head, "\"is_archived\"") && contains_word(head, "\"is_starred\"");
    return first || second ? Likeness::certain : Likeness::no;
}

} // namespace

Format const wallabag_json_format{"wallabag-json", "wallabag (JSON)", recognise, read};

} // namespace florilege::exchange
