#include "exchange/importers/diigo_json.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/diigo_csv_cells.hpp"
#include "exchange/importers/json_fields.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

bool take_text(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "url")
        item.href = text;
    else if (name == "title")
        item.title(text);
    else if (name == "desc")
        item.draft.note = diigo_description(text);
    else if (name == "tags")
        item.draft.tags = diigo_tags(text);
    else if (name == "created_at")
        item.created(name, text);
    else if (name == "updated_at")
        item.updated(name, text);
    else if (name == "readlater")
        item.flag(item.draft.unread, name, text);
    else if (auto const shared = yes_or_no(text); name == "shared" && shared)
        item.draft.audience = *shared ? accounts::Audience::everyone() : accounts::Audience::me();
    else
        return false;
    return true;
}

/// What somebody wrote: {content, user, created_at}. Nothing where it has no content.
std::optional<library::ReplyDraft> said_in(boost::json::value const& value)
{
    auto const* const object = value.if_object();
    if (object == nullptr) return std::nullopt;
    library::ReplyDraft said;
    said.author = text_of(*object, "user");
    said.text = text_of(*object, "content");
    said.created = parse_time(text_of(*object, "created_at"));
    if (said.text.empty()) return std::nullopt;
    return said;
}

/// What an annotation or a comment says that has no place of its own, behind what its HTML left.
std::string extra_of(boost::json::object const& object, std::string_view begun, bool with_comments)
{
    Extra extra;
    if (!begun.empty()) {
        auto const parsed = boost::json::parse(begun);
        for (auto const& [name, value] : parsed.as_object())
            extra.put_json(name, boost::json::serialize(value));
    }
    for (auto const& [name, value] : object) {
        bool const has_place = name == "content" || (name == "comments" && !with_comments) ||
                               (name == "created_at" && parse_time(text_of(object, name)));
        if (!has_place && !value.is_null() && value != "")
            extra.put_json(name, boost::json::serialize(value));
    }
    return extra.json();
}

/// The first comment by whoever marked the passage is its note, as the first sticky note of the CSV; others
/// answer.
std::optional<library::HighlightDraft> highlight_of(boost::json::value const& value)
{
    auto const said = said_in(value);
    if (!said) return std::nullopt;
    auto const& object = value.get_object();
    auto highlight = diigo_highlight(said->text);
    highlight.created = said->created;
    bool all_read = true;
    for (auto const& comment : array_of(object, "comments")) {
        auto reply = said_in(comment);
        all_read = all_read && reply;
        if (reply && highlight.note.empty() && (reply->author.empty() || reply->author == said->author))
            highlight.note = std::move(reply->text);
        else if (reply)
            highlight.replies.push_back(std::move(*reply));
    }
    highlight.extra = extra_of(object, highlight.extra, !all_read);
    return highlight;
}

/// A comment on the bookmark.
std::optional<library::HighlightDraft> page_note_of(boost::json::value const& value)
{
    auto said = said_in(value);
    if (!said) return std::nullopt;
    library::HighlightDraft note;
    note.note = std::move(said->text);
    note.created = said->created;
    note.extra = extra_of(value.get_object(), {}, true);
    return note;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    auto const* const array = value.if_array();
    bool const passages = name == "annotations";
    if (array == nullptr || (!passages && name != "comments")) return false;
    take_highlights(item, name, *array, passages ? highlight_of : page_note_of);
    return true;
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](boost::json::object const& object, Place place) {
        SavedItem item{std::move(place)};
        read_fields(object, {take_text, take_structure}, item);
        std::move(item).hand_over(options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    bool const diigo = begins_with_word(head, "[") && contains_word(head, "\"readlater\"") &&
                       contains_word(head, "\"annotations\"") && contains_word(head, "\"shared\"");
    return diigo ? Likeness::certain : Likeness::no;
}

} // namespace

Format const diigo_json_format{"diigo-json", "Diigo (JSON of its API)", recognise, read};

} // namespace florilege::exchange
