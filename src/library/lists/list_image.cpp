#include "library/lists/list_image.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

json::value value_of(std::optional<PublicId> const& id)
{
    return id ? json::value(id->text()) : json::value{};
}

std::optional<PublicId> maybe_id(json::value const& value)
{
    if (value.is_null()) return std::nullopt;
    auto const id = PublicId::parse(std::string_view{value.as_string()});
    if (!id) throw std::runtime_error{"the history holds an id that is none"};
    return id;
}

PublicId id_in(json::value const& value)
{
    return maybe_id(value).value();
}

json::object object_of(ListState const& state)
{
    json::object object{{"id", state.id.text()}};
    if (state.exists)
        object["list"] = json::object{{"parent", value_of(state.parent)},
                                      {"title", state.title},
                                      {"note", state.note},
                                      {"audience", state.audience.number()},
                                      {"created", to_micros(state.created)}};
    return object;
}

ListState state_of(json::object const& object)
{
    ListState state{id_in(object.at("id")), false, {}, {}, {}, accounts::Audience::me(), {}};
    auto const* const list = object.if_contains("list");
    if (list == nullptr) return state;
    state.exists = true;
    state.parent = maybe_id(list->at("parent"));
    state.title = json::value_to<std::string>(list->at("title"));
    state.note = json::value_to<std::string>(list->at("note"));
    state.audience = accounts::Audience::stored(list->at("audience").as_int64());
    state.created = from_micros(list->at("created").as_int64());
    return state;
}

json::array array_of(std::vector<ListEdit::Placed> const& entries)
{
    json::array array;
    for (auto const& [place, entry] : entries)
        array.push_back(json::array{place, value_of(entry.bookmark), value_of(entry.highlight), entry.note});
    return array;
}

std::vector<ListEdit::Placed> placed_in(json::value const& value)
{
    std::vector<ListEdit::Placed> entries;
    for (auto const& one : value.as_array())
        entries.push_back(
            {one.at(0).as_int64(),
             {maybe_id(one.at(1)), maybe_id(one.at(2)), json::value_to<std::string>(one.at(3))}});
    return entries;
}

} // namespace

std::string to_json(ListImage const& image)
{
    json::array before;
    for (auto const& state : image.before)
        before.push_back(object_of(state));
    json::array edits;
    for (auto const& edit : image.edits)
        edits.push_back(
            json::object{{"list", edit.list.text()}, {"out", array_of(edit.out)}, {"in", array_of(edit.in)}});
    return json::serialize(json::object{{"before", std::move(before)}, {"edits", std::move(edits)}});
}

ListImage list_image_of(std::string_view json)
{
    ListImage image;
    auto const value = boost::json::parse(json);
    for (auto const& state : value.at("before").as_array())
        image.before.push_back(state_of(state.as_object()));
    for (auto const& edit : value.at("edits").as_array())
        image.edits.push_back({id_in(edit.at("list")), placed_in(edit.at("out")), placed_in(edit.at("in"))});
    return image;
}

} // namespace florilege::library
