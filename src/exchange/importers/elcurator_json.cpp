#include "exchange/importers/elcurator_json.hpp"

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
    else if (name == "description")
        item.draft.note = text;
    else if (name == "created_at")
        item.created(name, text);
    else
        return false;
    return true;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    auto tags = name == "tags" ? names_in(value, "name") : std::nullopt;
    if (tags) item.draft.tags = std::move(*tags);
    return tags.has_value();
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
    bool const elcurator =
        begins_with_word(head, "[") && contains_word(head, "\"is_saved\"") && contains_word(head, "\"url\"");
    return elcurator ? Likeness::certain : Likeness::no;
}

} // namespace

Format const elcurator_json_format{"elcurator-json", "elCurator (JSON)", recognise, read};

} // namespace florilege::exchange
