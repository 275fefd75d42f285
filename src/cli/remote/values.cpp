#include "cli/remote/values.hpp"

#include "web/api/times.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::cli {

namespace json = boost::json;

std::string text_in(json::object const& object, std::string_view name)
{
    auto const& value = object.at(name);
    return value.is_null() ? std::string{} : std::string{value.as_string()};
}

std::string text_if_in(json::object const& object, std::string_view name)
{
    return object.contains(name) ? text_in(object, name) : std::string{};
}

std::int64_t number_in(json::object const& object, std::string_view name)
{
    return object.at(name).to_number<std::int64_t>();
}

bool is_so(json::object const& object, std::string_view name)
{
    return object.at(name).as_bool();
}

std::vector<std::string> texts_in(json::object const& object, std::string_view name)
{
    std::vector<std::string> texts;
    for (auto const& text : object.at(name).as_array())
        texts.emplace_back(text.as_string());
    return texts;
}

std::optional<Time> time_in(json::object const& object, std::string_view name)
{
    auto const text = text_if_in(object, name);
    if (text.empty()) return std::nullopt;
    auto const time = web::read_moment(text);
    if (!time) throw std::runtime_error{"the site's answer has a time that is none: " + text};
    return time;
}

std::optional<text::Url> url_if_in(json::object const& object, std::string_view name)
{
    auto const text = text_if_in(object, name);
    if (text.empty()) return std::nullopt;
    return text::Url::parse(text).value();
}

PublicId id_in(json::object const& object, std::string_view name)
{
    auto const id = PublicId::parse(text_in(object, name));
    if (!id) throw std::runtime_error{"the site's answer has an id that is none"};
    return *id;
}

json::array array_of(std::span<PublicId const> ids)
{
    json::array array;
    for (auto const& id : ids)
        array.push_back(json::value(id.text()));
    return array;
}

library::Bookmark bookmark_of(json::object const& object)
{
    library::Bookmark bookmark{library::BookmarkId{0}, {}};
    auto& content = bookmark.content;
    content.id = id_in(object);
    content.url = url_if_in(object, "url");
    if (text_if_in(object, "kind") == "book") content.kind = library::SourceKind::book;
    if (text_if_in(object, "kind") == "document") content.kind = library::SourceKind::document;
    if (text_if_in(object, "kind") == "unresolved") content.kind = library::SourceKind::unresolved;
    content.author = text_if_in(object, "author");
    content.title = text_if_in(object, "title");
    content.note = text_if_in(object, "note");
    if (object.contains("tags")) content.tags = texts_in(object, "tags");
    content.created = time_in(object, "created");
    content.updated = time_in(object, "updated");
    if (auto const* const highlights = object.if_contains("highlights"))
        for (auto const& highlight : highlights->as_array())
            content.highlights.push_back(highlight_of(highlight.as_object()));
    return bookmark;
}

library::HighlightDraft highlight_of(json::object const& object)
{
    library::HighlightDraft highlight;
    highlight.id = id_in(object);
    highlight.quote = text_in(object, "quote");
    highlight.note = text_in(object, "note");
    highlight.created = time_in(object, "created");
    return highlight;
}

std::vector<library::Facet> facets_of(json::array const& array)
{
    std::vector<library::Facet> facets;
    for (auto const& facet : array)
        facets.push_back({text_in(facet.as_object(), "name"), number_in(facet.as_object(), "count")});
    return facets;
}

} // namespace florilege::cli
