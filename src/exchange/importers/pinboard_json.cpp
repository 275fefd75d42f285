#include "exchange/importers/pinboard_json.hpp"

#include "exchange/importers/saved_post.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {

namespace {

void read_post(boost::json::object const& object, ImportOptions const& options, Intake& intake, Place place)
{
    SavedPost post{"pinboard"};
    for (auto const& member : object) {
        std::string_view const name = member.key();
        auto const& value = member.value();
        if (value.is_string() && post.take(name, value.as_string())) continue;
        if (!value.is_null()) post.keep_json(name, boost::json::serialize(value));
    }
    std::move(post).hand_over(options, intake, std::move(place));
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](boost::json::object const& object, Place place) {
        read_post(object, options, intake, std::move(place));
    });
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "[") && !begins_with_word(head, "{")) return Likeness::no;
    bool const post = contains_word(head, "\"href\"") && contains_word(head, "\"description\"");
    bool const pinboard = contains_word(head, "\"extended\"") && contains_word(head, "\"shared\"");
    if (post && pinboard) return Likeness::certain;
    return post ? Likeness::weak : Likeness::no;
}

} // namespace

Format const pinboard_json_format{"pinboard-json", "Pinboard (JSON)", recognise, read};

} // namespace florilege::exchange
