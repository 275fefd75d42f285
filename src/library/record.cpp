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
json::object object_of(ReplyDraft const& reply)
{
    json::array replies;
    for (auto const& inner : reply.replies)
        replies.push_back(object_of(inner));
    return {{"id", value_of(reply.id)},
            {"author", reply.author},
            {"text", reply.text},
            {"created", value_of(reply.created)},
            {"replies", std::move(replies)}};
}

json::object object_of(HighlightDraft const& highlight)
{
    json::array replies;
    for (auto const& reply : highlight.replies)
        replies.push_back(object_of(reply));
    return {{"id", value_of(highlight.id)},
            {"quote", highlight.quote},
            {"note", highlight.note},
            {"colour", highlight.colour},
            {"selectors", highlight.selectors},
            {"created", value_of(highlight.created)},
            {"updated", value_of(highlight.updated)},
            {"replies", std::move(replies)},
            {"extra", highlight.extra}};
}

json::array array_of(std::vector<HighlightDraft> const& highlights)
{
    json::array array;
    for (auto const& highlight : highlights)
        array.push_back(object_of(highlight));
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

ReplyDraft reply_in(json::object const& object)
{
    ReplyDraft reply{
        text_in(object, "author"), text_in(object, "text"), time_in(object, "created"), id_in(object), {}};
    for (auto const& inner : object.at("replies").as_array())
        reply.replies.push_back(reply_in(inner.as_object()));
    return reply;
}

HighlightDraft highlight_in(json::object const& object)
{
    HighlightDraft highlight{text_in(object, "quote"),
                             text_in(object, "note"),
                             text_in(object, "colour"),
                             text_in(object, "selectors"),
                             time_in(object, "created"),
                             time_in(object, "updated"),
                             id_in(object),
                             {},
                             text_in(object, "extra")};
    for (auto const& reply : object.at("replies").as_array())
        highlight.replies.push_back(reply_in(reply.as_object()));
    return highlight;
}

std::vector<HighlightDraft> highlights_in(json::object const& object)
{
    std::vector<HighlightDraft> highlights;
    for (auto const& highlight : object.at("highlights").as_array())
        highlights.push_back(highlight_in(highlight.as_object()));
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

std::string to_record(HighlightDraft const& highlight)
{
    return json::serialize(object_of(highlight));
}

std::string to_record(ReplyDraft const& reply)
{
    return json::serialize(object_of(reply));
}

namespace {

json::value parsed(std::string_view record)
{
    json::parse_options limits;
    limits.max_depth = 4096; // two levels a reply, and replies nest at most as deep as importers let them
    return json::parse(record, {}, limits);
}

} // namespace

BookmarkDraft bookmark_of_record(std::string_view record)
{
    return bookmark_in(parsed(record).as_object());
}

HighlightDraft highlight_of_record(std::string_view record)
{
    return highlight_in(parsed(record).as_object());
}

ReplyDraft reply_of_record(std::string_view record)
{
    return reply_in(parsed(record).as_object());
}

} // namespace florilege::library
