#include "exchange/importers/json_fields.hpp"

#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {

std::optional<std::string> scalar_text(boost::json::value const& value)
{
    if (value.is_string()) return std::string{value.as_string()};
    if (value.is_bool()) return value.as_bool() ? "true" : "false";
    if (value.is_number()) return boost::json::serialize(value);
    return std::nullopt;
}

void read_fields(boost::json::object const& object, FieldReaders const& readers, SavedItem& item)
{
    for (auto const& member : object) {
        auto const& value = member.value();
        if (value.is_null()) continue;
        std::string_view const name = member.key();
        auto const text = scalar_text(value);
        bool const taken = text ? readers.text(item, name, *text) : readers.structure(item, name, value);
        if (!taken) item.keep_json(name, boost::json::serialize(value));
    }
}

std::optional<std::vector<std::string>> names_in(boost::json::value const& value, std::string_view key)
{
    if (!value.is_array()) return std::nullopt;
    std::vector<std::string> names;
    for (auto const& one : value.as_array()) {
        auto text = one.is_object() ? text_of(one.as_object(), key) : scalar_text(one).value_or("");
        if (auto name = one_line(text); !name.empty())
            names.push_back(std::move(name));
        else if (!one.is_null() && !one.is_string())
            return std::nullopt;
    }
    return names;
}

void take_highlights(SavedItem& item, std::string_view name, boost::json::array const& array,
                     std::optional<library::HighlightDraft> (*highlight_of)(boost::json::value const& value))
{
    boost::json::array others;
    for (auto const& one : array)
        if (auto highlight = highlight_of(one))
            item.draft.highlights.push_back(std::move(*highlight));
        else
            others.push_back(one);
    if (!others.empty()) item.keep_json(name, boost::json::serialize(others));
}

} // namespace florilege::exchange
