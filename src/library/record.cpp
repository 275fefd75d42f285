#include "library/record.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

json::value value_of(std::optional<Time> const& time)
{
    return time ? json::value(to_micros(*time)) : json::value{};
}

json::value value_of(std::optional<PublicId> const& id)
{
    return id ? json::value(id->text()) : json::value{};
}

json::array texts_of(std::vector<std::string> const& texts)
{
    return json::array(texts.begin(), texts.end());
}

// Importers bound how deep replies nest (ImportOptions::depth), and so this recursion and its reverse.
json::array array_of(std::vector<ReplyDraft> const& replies)
{
    json::array array;
    for (auto const& reply : replies)
        array.push_back(json::object{{"id", value_of(reply.id)},
                                     {"author", reply.author},
                                     {"text", reply.text},
                                     {"created", value_of(reply.created)},
                                     {"replies", array_of(reply.replies)}});
    return array;
}

json::array array_of(std::vector<HighlightDraft> const& highlights)
{
    json::array array;
    for (auto const& highlight : highlights)
        array.push_back(json::object{{"id", value_of(highlight.id)},
                                     {"quote", highlight.quote},
                                     {"note", highlight.note},
                                     {"colour", highlight.colour},
                                     {"selectors", highlight.selectors},
                                     {"created", value_of(highlight.created)},
                                     {"updated", value_of(highlight.updated)},
                                     {"replies", array_of(highlight.replies)},
                                     {"extra", highlight.extra}});
    return array;
}

std::string text_in(json::object const& object, std::string_view name)
{
    auto const& text = object.at(name).as_string();
    return {text.begin(), text.end()};
}

std::optional<Time> time_in(json::object const& object, std::string_view name)
{
    auto const& value = object.at(name);
    if (value.is_null()) return std::nullopt;
    return from_micros(value.to_number<std::int64_t>());
}

std::optional<PublicId> id_in(json::object const& object)
{
    auto const& value = object.at("id");
    if (value.is_null()) return std::nullopt;
    auto const id = PublicId::parse(std::string_view{value.as_string()});
    if (!id) throw std::runtime_error{"a record of the history holds an id that is none"};
    return id;
}

std::vector<std::string> texts_in(json::array const& array)
{
    std::vector<std::string> texts;
    for (auto const& text : array)
        texts.emplace_back(std::string_view{text.as_string()});
    return texts;
}

std::vector<ReplyDraft> replies_in(json::object const& object)
{
    std::vector<ReplyDraft> replies;
    for (auto const& value : object.at("replies").as_array()) {
        auto const& reply = value.as_object();
        replies.push_back({text_in(reply, "author"), text_in(reply, "text"), time_in(reply, "created"),
                           id_in(reply), replies_in(reply)});
    }
    return replies;
}

std::vector<HighlightDraft> highlights_in(json::object const& object)
{
    std::vector<HighlightDraft> highlights;
    for (auto const& value : object.at("highlights").as_array()) {
        auto const& highlight = value.as_object();
        highlights.push_back({text_in(highlight, "quote"), text_in(highlight, "note"),
                              text_in(highlight, "colour"), text_in(highlight, "selectors"),
                              time_in(highlight, "created"), time_in(highlight, "updated"), id_in(highlight),
                              replies_in(highlight), text_in(highlight, "extra")});
    }
    return highlights;
}

BookmarkDraft bookmark_in(json::object const& object)
{
    BookmarkDraft bookmark;
    bookmark.kind = static_cast<SourceKind>(object.at("kind").to_number<int>());
    if (auto const url = text_in(object, "url"); !url.empty()) bookmark.url = text::Url::parse(url).value();
    bookmark.author = text_in(object, "author");
    bookmark.title = text_in(object, "title");
    bookmark.note = text_in(object, "note");
    bookmark.tags = texts_in(object.at("tags").as_array());
    if (auto const& audience = object.at("audience"); !audience.is_null())
        bookmark.audience = accounts::Audience::stored(audience.to_number<std::int64_t>());
    bookmark.unread = object.at("unread").as_bool();
    bookmark.archived = object.at("archived").as_bool();
    bookmark.favourite = object.at("favourite").as_bool();
    bookmark.created = time_in(object, "created");
    bookmark.updated = time_in(object, "updated");
    bookmark.highlights = highlights_in(object);
    bookmark.article = text_in(object, "article");
    for (auto const& path : object.at("lists").as_array())
        bookmark.lists.push_back(texts_in(path.as_array()));
    bookmark.origin = text_in(object, "origin");
    bookmark.extra = text_in(object, "extra");
    bookmark.id = id_in(object);
    return bookmark;
}

} // namespace

std::string to_record(BookmarkDraft const& bookmark)
{
    json::array lists;
    for (auto const& path : bookmark.lists)
        lists.push_back(texts_of(path));
    json::value const audience = bookmark.audience ? json::value(bookmark.audience->number()) : json::value{};
    return json::serialize(json::object{{"kind", static_cast<int>(bookmark.kind)},
                                        {"url", bookmark.url ? bookmark.url->text() : std::string{}},
                                        {"author", bookmark.author},
                                        {"title", bookmark.title},
                                        {"note", bookmark.note},
                                        {"tags", texts_of(bookmark.tags)},
                                        {"audience", audience},
                                        {"unread", bookmark.unread},
                                        {"archived", bookmark.archived},
                                        {"favourite", bookmark.favourite},
                                        {"created", value_of(bookmark.created)},
                                        {"updated", value_of(bookmark.updated)},
                                        {"highlights", array_of(bookmark.highlights)},
                                        {"article", bookmark.article},
                                        {"lists", std::move(lists)},
                                        {"origin", bookmark.origin},
                                        {"extra", bookmark.extra},
                                        {"id", value_of(bookmark.id)}});
}

BookmarkDraft bookmark_of_record(std::string_view record)
{
    json::parse_options limits;
    limits.max_depth = 4096; // two levels a reply, and replies nest at most as deep as importers let them
    return bookmark_in(json::parse(record, {}, limits).as_object());
}

} // namespace florilege::library
