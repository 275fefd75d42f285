#include "exchange/importers/readability_json.hpp"

#include "exchange/importers/json_fields.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"
#include "text/html/readable.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

constexpr std::string_view no_title = "No title found";

bool take_text(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "article__url")
        item.href = text;
    else if (name == "article__title")
        item.title(text == no_title ? "" : text);
    else if (name == "article__excerpt")
        item.keep("excerpt", text::readable(text));
    else if (name == "archive")
        item.flag(item.draft.archived, name, text);
    else if (name == "favorite")
        item.flag(item.draft.favourite, name, text);
    else if (name == "date_added")
        item.created(name, text);
    else
        return false;
    return true;
}

bool take_structure(SavedItem&, std::string_view, boost::json::value const&)
{
    return false;
}

void read_bookmark(boost::json::object const& object, ImportOptions const& options, Intake& intake,
                   Place place)
{
    SavedItem item{std::move(place)};
    read_fields(object, {take_text, take_structure}, item);
    item.draft.unread = !item.draft.archived;
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    std::uint64_t recommendations = 0;
    each_object(source, options, intake, {"bookmarks", "recommendations"},
                [&](boost::json::object const& object, std::string_view list, Place place) {
                    if (list == "recommendations") return void(++recommendations);
                    read_bookmark(object, options, intake, std::move(place));
                });
    if (recommendations > 0) intake.skip({}, counted(recommendations, "recommendation") + ": no bookmarks");
}

Likeness recognise(std::string_view head)
{
    bool const readability = begins_with_word(head, "{") && contains_word(head, "\"article__url\"");
    return readability ? Likeness::certain : Likeness::no;
}

} // namespace

Format const readability_json_format{"readability-json", "Readability, the former reading service (JSON)",
                                     recognise, read};

} // namespace florilege::exchange
