#include "exchange/importers/linkwarden_json.hpp"

#include "exchange/importers/collections.hpp"
#include "exchange/importers/json_fields.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::exchange {
namespace {

using Ids = std::vector<std::string>;

bool take_text(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "url")
        item.href = text;
    else if (name == "name")
        item.title(text);
    else if (name == "description")
        item.draft.note = text;
    else if (name == "textContent")
        item.draft.article = text;
    else if (name == "createdAt" || name == "importDate")
        // What was imported there was saved before: the earlier of the two.
        item.draft.created =
            std::min(item.moment(name, text).value_or(Time::max()), item.draft.created.value_or(Time::max()));
    else if (name == "updatedAt")
        item.updated(name, text);
    else
        return name == "id" || name == "collectionId" || (name == "type" && text == "url");
    return true;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    auto tags = name == "tags" ? names_in(value, "name") : std::nullopt;
    if (tags) item.draft.tags = std::move(*tags);
    return tags.has_value();
}

SavedItem item_of(boost::json::object const& link, Place place)
{
    SavedItem item{std::move(place)};
    read_fields(link, {take_text, take_structure}, item);
    if (item.draft.created == Time::max()) item.draft.created.reset();
    item.origin_of_server("linkwarden", text_of(link, "id"));
    return item;
}

void skip_feeds(boost::json::object const& collection, Intake& intake, Place const& place)
{
    for (auto const& feed : array_of(collection, "rssSubscriptions"))
        if (feed.is_object())
            intake.skip(place, "the feed \"" + one_line(text_of(feed.as_object(), "name")) +
                                   "\": " + one_line(text_of(feed.as_object(), "url")));
}

void read_collection(boost::json::object const& collection, Collections& collections, Intake& intake,
                     Place const& place)
{
    auto const id = text_of(collection, "id");
    auto const name = one_line(text_of(collection, "name"));
    collections.add(id, name, text_of(collection, "parentId"));
    if (auto const description = one_line(text_of(collection, "description")); !description.empty())
        intake.skip(place, "description of the collection \"" + name + "\": " + description);
    skip_feeds(collection, intake, place);
    auto const* const is_public = collection.if_contains("isPublic");
    for (auto const& link : array_of(collection, "links")) {
        if (!link.is_object()) {
            intake.reject(place,
                          "a link of the collection \"" + name + "\" is something else than an object");
            continue;
        }
        auto item = item_of(link.as_object(), place);
        if (is_public != nullptr && is_public->is_bool())
            item.draft.audience =
                is_public->as_bool() ? accounts::Audience::everyone() : accounts::Audience::me();
        collections.take(std::move(item), {id});
    }
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    // A record is a collection with all that stands in it.
    auto whole_collections = options;
    whole_collections.record_bytes = std::max(options.record_bytes, options.document_bytes);
    Collections collections{options, intake};
    each_object(source, whole_collections, intake, {"collections", "pinnedLinks"},
                [&](boost::json::object const& object, std::string_view list, Place place) {
                    if (list != "pinnedLinks") return read_collection(object, collections, intake, place);
                    auto pinned = item_of(object, std::move(place));
                    pinned.draft.favourite = true;
                    // The link itself comes before it, also where both wait for their collection.
                    auto const of = text_of(object, "collectionId");
                    collections.take(std::move(pinned), of.empty() ? Ids{} : Ids{of});
                });
    collections.finish();
}

Likeness recognise(std::string_view head)
{
    bool const linkwarden = begins_with_word(head, "{") && contains_word(head, "\"collections\"") &&
                            (contains_word(head, "\"links\"") || contains_word(head, "\"pinnedlinks\""));
    return linkwarden ? Likeness::certain : Likeness::no;
}

} // namespace

Format const linkwarden_json_format{"linkwarden-json", "Linkwarden (JSON)", recognise, read};

} // namespace florilege::exchange
