#include "exchange/importers/references/csl_json.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/html_text.hpp"
#include "exchange/importers/references/reference.hpp"
#include "exchange/json_records.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

void add_authors(json::value const& authors, Reference& item)
{
    if (!authors.is_array()) return;
    for (auto const& author : authors.get_array()) {
        auto const* const one = author.if_object();
        if (one == nullptr) continue;
        auto const whole = text_of(*one, "literal");
        item.add_author(whole.empty() ? text_of(*one, "family") : whole,
                        whole.empty() ? text_of(*one, "given") : "");
    }
}

/// {"date-parts": [[2015, 2, 13]]}
std::optional<Time> date_of(json::value const& date)
{
    if (!date.is_object()) return std::nullopt;
    auto const& parts = array_of(date.get_object(), "date-parts");
    auto const* const first = parts.empty() ? nullptr : parts[0].if_array();
    if (first == nullptr || first->size() < 3) return std::nullopt;
    std::string text;
    for (auto const& part : *first) {
        auto const number =
            part.is_string() ? std::string{std::string_view{part.get_string()}} : json::serialize(part);
        text += (text.empty() ? "" : "-") + number;
    }
    return parse_time(text);
}

void read_item(json::object const& object, ImportOptions const& options, Intake& intake, Place place)
{
    Reference item;
    item.place = std::move(place);
    for (auto const& member : object) {
        std::string_view const name = member.key();
        auto const& value = member.value();
        auto const text = text_of(object, name);
        if (name == "type")
            item.type = text;
        else if (name == "title")
            item.title = text_of_html(text, options.record_bytes);
        else if (name == "author")
            add_authors(value, item);
        else if (name == "URL")
            item.add_address(text);
        else if (name == "DOI")
            item.doi = one_line(text);
        else if (name == "abstract")
            item.abstract = text_of_html(text, options.record_bytes);
        else if (name == "note")
            item.add_note(text);
        else if (name == "keyword")
            for (auto const& tag : split_tags(text, TagSeparator::comma))
                item.add_tag(tag);
        else if (name == "accessed")
            item.added = date_of(value);
        else if (!value.is_null())
            item.extra.put_json(name, json::serialize(value));
    }
    hand_over_reference(std::move(item), options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](json::object const& object, Place place) {
        read_item(object, options, intake, std::move(place));
    });
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "[")) return Likeness::no;
    bool const item = contains_word(head, "\"type\"") && contains_word(head, "\"title\"");
    bool const csl = contains_word(head, "\"date-parts\"") || contains_word(head, "\"citation-key\"") ||
                     contains_word(head, "\"container-title\"");
    return item && csl ? Likeness::certain : Likeness::no;
}

} // namespace

Format const csl_json_format{"csl-json", "References of Zotero and others (CSL-JSON)", recognise, read};

} // namespace florilege::exchange
