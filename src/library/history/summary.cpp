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

Sense turned(Sense sense) noexcept
{
    return sense == Sense::undone ? Sense::again : Sense::undone;
}

std::string in_sense(Sense sense, std::string_view text)
{
    switch (sense) {
    case Sense::done: break;
    case Sense::undone: return std::string{"undone: "}.append(text);
    case Sense::again: return std::string{"done again: "}.append(text);
    }
    return std::string{text};
}

namespace {

// The sense stands in front of the facts as if it were one, and is not there where it says nothing. `undo`
// asks the database for these very bytes (library/history/history.cpp).
constexpr std::string_view sense_name = "sense";
constexpr std::string_view undone_word = "undone";
constexpr std::string_view again_word = "again";

void add_sense(json::array& facts, Sense sense)
{
    if (sense == Sense::done) return;
    auto const word = sense == Sense::undone ? undone_word : again_word;
    facts.push_back(json::object{{"name", sense_name}, {"values", json::object{{"is", word}}}});
}

json::array kept_facts(std::string_view text)
{
    if (text.empty()) return {};
    return std::move(json::parse(text).as_array());
}

bool is_sense(json::value const& fact)
{
    return fact.at("name").as_string() == sense_name;
}

} // namespace

std::string to_json(std::vector<Saying> const& facts, Sense sense)
{
    json::array array;
    add_sense(array, sense);
    for (auto const& fact : facts) {
        json::object values;
        for (auto const& [name, value] : fact.values)
            values[name] = value_of(value);
        array.push_back(json::object{{"name", fact.name}, {"values", std::move(values)}});
    }
    return array.empty() ? std::string{} : json::serialize(array);
}

std::vector<Saying> facts_of(std::string_view text)
{
    std::vector<Saying> facts;
    for (auto const& object : kept_facts(text)) {
        if (is_sense(object)) continue;
        Saying fact{json::value_to<std::string>(object.at("name"))};
        for (auto const& [name, value] : object.at("values").as_object())
            fact.values.emplace_back(name, value_in(value));
        facts.push_back(std::move(fact));
    }
    return facts;
}

Sense sense_of(std::string_view text)
{
    auto const facts = kept_facts(text);
    if (facts.empty() || !is_sense(facts.front())) return Sense::done;
    return facts.front().at("values").at("is").as_string() == undone_word ? Sense::undone : Sense::again;
}

} // namespace florilege::library
