#include "library/history/page_image.hpp"
#include "library/record.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

json::value value_of(std::optional<PublicId> const& id)
{
    return id ? json::value(id->text()) : json::value{};
}

std::optional<PublicId> id_in(json::value const& value)
{
    if (value.is_null()) return std::nullopt;
    auto const id = PublicId::parse(std::string_view{value.as_string()});
    if (!id) throw std::runtime_error{"the history holds an id that is none"};
    return id;
}

json::object object_of(PageImage::Saving const& saving)
{
    return {{"exists", saving.exists},
            {"content", to_record(saving.content)},
            {"names", json::array(saving.names.begin(), saving.names.end())},
            {"batch", saving.batch ? json::value(saving.batch->value) : json::value{}},
            {"number", saving.number ? json::value(*saving.number) : json::value{}}};
}

json::object object_of(PageImage::Entry const& entry)
{
    json::object object{{"list", entry.list.text()},
                        {"place", entry.place},
                        {"bookmark", value_of(entry.bookmark)},
                        {"highlight", value_of(entry.highlight)},
                        {"note", entry.note}};
    if (entry.position) object["position"] = *entry.position;
    return object;
}

PageImage::Saving saving_of(json::object const& object)
{
    PageImage::Saving saving;
    saving.exists = object.at("exists").as_bool();
    saving.content = bookmark_of_record(std::string_view{object.at("content").as_string()});
    for (auto const& name : object.at("names").as_array())
        saving.names.emplace_back(std::string_view{name.as_string()});
    if (auto const& batch = object.at("batch"); !batch.is_null()) saving.batch = BatchId{batch.as_int64()};
    if (auto const* number = object.if_contains("number"); number != nullptr && !number->is_null())
        saving.number = number->as_int64();
    return saving;
}

PageImage::Entry entry_of(json::object const& object)
{
    PageImage::Entry entry{id_in(object.at("list")).value(), object.at("place").as_int64(),
                           id_in(object.at("bookmark")), id_in(object.at("highlight")),
                           std::string{std::string_view{object.at("note").as_string()}}};
    if (auto const* position = object.if_contains("position")) entry.position = position->as_int64();
    return entry;
}

} // namespace

std::string to_json(std::span<PageImage const> images)
{
    json::array array;
    for (auto const& image : images) {
        json::array savings;
        for (auto const& saving : image.savings)
            savings.push_back(object_of(saving));
        json::array entries;
        for (auto const& entry : image.entries)
            entries.push_back(object_of(entry));
        json::array reviews;
        for (auto const& review : image.reviews)
            reviews.push_back(object_of_review(review));
        array.push_back(json::object{{"savings", std::move(savings)},
                                     {"entries", std::move(entries)},
                                     {"reviews", std::move(reviews)}});
    }
    return json::serialize(array);
}

std::vector<PageImage> page_images_of(std::string_view json)
{
    std::vector<PageImage> images;
    auto const array = boost::json::parse(json);
    for (auto const& object : array.as_array()) {
        PageImage image;
        for (auto const& saving : object.at("savings").as_array())
            image.savings.push_back(saving_of(saving.as_object()));
        for (auto const& entry : object.at("entries").as_array())
            image.entries.push_back(entry_of(entry.as_object()));
        // Not in what was written before reviews went on with the highlights that stayed.
        if (auto const* reviews = object.as_object().if_contains("reviews"))
            for (auto const& review : reviews->as_array())
                image.reviews.push_back(review_image_in(review));
        images.push_back(std::move(image));
    }
    return images;
}

} // namespace florilege::library
