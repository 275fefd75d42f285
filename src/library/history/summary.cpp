#include "library/history/summary.hpp"

#include <boost/json.hpp>

#include <stdexcept>
#include <utility>

namespace florilege::library {
namespace {

namespace json = boost::json;

json::value value_of(Saying::Value const& value)
{
    if (auto const* const number = std::get_if<std::int64_t>(&value)) return *number;
    return json::value(std::get<std::string>(value));
}

Saying::Value value_in(json::value const& value)
{
    if (value.is_int64()) return value.as_int64();
    return json::value_to<std::string>(value);
}

} // namespace

Summary summary_of_bookmarks(std::size_t bookmarks)
{
    return {std::to_string(bookmarks) + (bookmarks == 1 ? " bookmark" : " bookmarks"),
            {Saying{"fact.bookmarks", {{"count", static_cast<std::int64_t>(bookmarks)}}}}};
}

std::string undone_summary(std::string_view text)
{
    constexpr std::string_view undone = "undone: ";
    if (text.starts_with(undone)) return std::string{text.substr(undone.size())};
    return std::string{undone}.append(text);
}

Summary undone_summary(Summary summary)
{
    summary.text = undone_summary(std::string_view{summary.text});
    return summary;
}

std::string to_json(std::vector<Saying> const& facts)
{
    if (facts.empty()) return {};
    json::array array;
    for (auto const& fact : facts) {
        json::object values;
        for (auto const& [name, value] : fact.values)
            values[name] = value_of(value);
        array.push_back(json::object{{"name", fact.name}, {"values", std::move(values)}});
    }
    return json::serialize(array);
}

std::vector<Saying> facts_of(std::string_view text)
{
    std::vector<Saying> facts;
    if (text.empty()) return facts;
    auto const array = json::parse(text);
    for (auto const& object : array.as_array()) {
        Saying fact{json::value_to<std::string>(object.at("name"))};
        for (auto const& [name, value] : object.at("values").as_object())
            fact.values.emplace_back(name, value_in(value));
        facts.push_back(std::move(fact));
    }
    return facts;
}

} // namespace florilege::library
