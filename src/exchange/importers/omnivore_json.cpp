#include "exchange/importers/omnivore_json.hpp"

#include "exchange/importers/omnivore_item.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](boost::json::object const& object, Place place) {
        omnivore_item(object, std::move(place)).hand_over(options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    bool const omnivore = begins_with_word(head, "[") && contains_word(head, "\"slug\"") &&
                          contains_word(head, "\"savedat\"") && contains_word(head, "\"url\"");
    return omnivore ? Likeness::certain : Likeness::no;
}

} // namespace

Format const omnivore_json_format{"omnivore-json", "Omnivore (JSON)", recognise, read};

} // namespace florilege::exchange
