#include "exchange/importers/pocket_json.hpp"

#include "exchange/dates.hpp"
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
    else
        return false;
    return true;
}

/// Nothing where it has no quote.
std::optional<library::HighlightDraft> highlight_of(boost::json::value const& value)
{
    auto const* const object = value.if_object();
    if (object == nullptr) return std::nullopt;
    library::HighlightDraft highlight;
    Extra extra;
    for (auto const& [name, said] : *object) {
        auto const text = scalar_text(said).value_or("");
        if (name == "quote" && said.is_string())
            highlight.quote = text;
        else if (name == "created_at" && parse_time(text))
            highlight.created = parse_time(text);
        else if (!said.is_null())
            extra.put_json(name, boost::json::serialize(said));
    }
    if (highlight.quote.empty()) return std::nullopt;
    highlight.extra = extra.json();
    return highlight;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    auto const* const said = name == "highlights" ? value.if_array() : nullptr;
    if (said == nullptr) return false;
    take_highlights(item, name, *said, highlight_of);
    return true;
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](boost::json::object const& object, Place place) {
        SavedItem item{std::move(place)};
        item.draft.unread = true;
        read_fields(object, {take_text, take_structure}, item);
        std::move(item).hand_over(options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    bool const pocket = begins_with_word(head, "[") && contains_word(head, "\"url\"") &&
                        contains_word(head, "\"highlights\"") && contains_word(head, "\"quote\"") &&
                        contains_word(head, "\"created_at\"");
    return pocket ? Likeness::certain : Likeness::no;
}

} // namespace

Format const pocket_json_format{"pocket-json", "Highlights of Pocket (JSON)", recognise, read};

} // namespace florilege::exchange
