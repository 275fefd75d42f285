#include "exchange/importers/delicious_json.hpp"

#include "exchange/dates.hpp"
#include "exchange/json_records.hpp"
#include "exchange/link.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {

namespace {

void read_tags(boost::json::value const& tags, library::BookmarkDraft& draft)
{
    auto const* const array = tags.if_array();
    if (array == nullptr) return;
    for (auto const& tag : *array)
        if (tag.is_string() && !tag.as_string().empty()) draft.tags.emplace_back(tag.as_string());
}

void read_item(boost::json::object const& object, ImportOptions const& options, Intake& intake, Place place)
{
    library::BookmarkDraft draft;
    Extra extra;
    draft.title = one_line(text_of(object, "title"));
    draft.note = text_of(object, "description");
    draft.created = parse_time(text_of(object, "created"));
    for (auto const& member : object) {
        std::string_view const name = member.key();
        auto const& value = member.value();
        if (name == "title" || name == "description" || name == "url") continue;
        if (name == "tags") {
            read_tags(value, draft);
        } else if (name == "created") {
            auto const written = text_of(object, name);
            if (draft.created || written.empty() || written == "0") continue;
            intake.warn(place, "the date of this bookmark cannot be read");
            extra.put(name, written);
        } else if (name == "private" && (text_of(object, name) == "0" || text_of(object, name) == "1")) {
            draft.audience =
                text_of(object, name) == "1" ? accounts::Audience::me() : accounts::Audience::everyone();
        } else if (!value.is_null()) {
            extra.put_json(name, boost::json::serialize(value));
        }
    }
    hand_over(intake, options, std::move(draft), text_of(object, "url"), std::move(extra), std::move(place));
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](boost::json::object const& object, Place place) {
        read_item(object, options, intake, std::move(place));
    });
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "[")) return Likeness::no;
    bool const item =
        contains_word(head, "\"url\"") && contains_word(head, "\"title\"") && contains_word(head, "\"tags\"");
    if (!item || !contains_word(head, "\"created\"")) return Likeness::no;
    return contains_word(head, "\"others\"") && contains_word(head, "\"owner\"") ? Likeness::certain
                                                                                 : Likeness::weak;
}

} // namespace

Format const delicious_json_format{"delicious-json", "Delicious (JSON)", recognise, read};

} // namespace florilege::exchange
