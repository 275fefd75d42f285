#include "web/api/highlight_json.hpp"

#include "text/url/text_fragment.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape reply_shape = Shape::of(reply_object);
constexpr Shape highlight_shape = Shape::of(highlight_object);

constexpr std::array reply_fields{
    must("id", Shape::id(), "Its public id"),
    must("author", Shape::text(), "Who wrote it, as the source said; empty: the owner of the library"),
    must("text", Shape::text(), "What it says"),
    must("created", Shape::time(), "When it was written"),
    must("replies", Shape::list(reply_shape), "What answers it"),
};

constexpr std::array highlight_fields{
    must("id", Shape::id(), "Its public id"),
    must("quote", Shape::text(), "The passage; empty for a note on the whole"),
    must("note", Shape::text(), "What was said about it"),
    must("colour", Shape::text().or_null(), "A CSS colour name or #rrggbb"),
    must("selectors", Shape::any().or_null(), "Where the passage is: W3C selectors"),
    must("created", Shape::time(), "When it was marked"),
    must("updated", Shape::time(), "When it was last changed"),
    must("replies", Shape::list(reply_shape), "What answers it"),
};

constexpr std::array source_fields{
    must("id", Shape::id(), "The bookmark's public id"),
    must("url", Shape::url().or_null(), "Its address"),
    must("title", Shape::text(), "Its title"),
    must("author", Shape::text(), "Of a book or document"),
    must("note", Shape::text(), "What was said about it as a whole"),
};
constexpr Object source_object{"HighlightedBookmark", "What a highlight was marked in", source_fields};
constexpr auto placed_fields = joined(
    highlight_fields, std::array{
                          must("address", Shape::url().or_null(),
                               "Where browsers find the passage: the page's address with a text fragment"),
                          must("bookmark", Shape::of(source_object), "What it was marked in"),
                      });
constexpr auto marked_fields =
    joined(source_fields,
           std::array{must("highlights", Shape::list(highlight_shape), "Its passages, in their order")});

json::object source_json(library::BookmarkDraft const& bookmark)
{
    return {{"id", bookmark.id->text()},
            {"url", url_or_null(bookmark.url)},
            {"title", bookmark.title},
            {"author", bookmark.author},
            {"note", bookmark.note}};
}

json::array replies_json(std::vector<library::ReplyDraft> const& replies)
{
    json::array array;
    for (auto const& reply : replies)
        array.push_back(reply_json(reply));
    return array;
}

json::value selectors_json(std::string const& selectors)
{
    if (selectors.empty()) return nullptr;
    json::error_code broken;
    auto value = json::parse(selectors, broken);
    return broken ? json::value{} : value;
}

} // namespace

constexpr Object reply_object{"Reply", "An answer to a highlight or to another reply", reply_fields};
constexpr Object highlight_object{"Highlight", "A passage with what was said about it", highlight_fields};
constexpr Object placed_highlight_object{"PlacedHighlight", "A highlight with what leads back to its place",
                                         placed_fields};
constexpr Object marked_source_object{"MarkedSource", "A bookmark with its passages", marked_fields};

json::object reply_json(library::ReplyDraft const& reply)
{
    return {{"id", reply.id->text()},
            {"author", reply.author},
            {"text", reply.text},
            {"created", time_text(*reply.created)},
            {"replies", replies_json(reply.replies)}};
}

json::object highlight_json(library::HighlightDraft const& highlight)
{
    return {{"id", highlight.id->text()},
            {"quote", highlight.quote},
            {"note", highlight.note},
            {"colour", text_or_null(highlight.colour)},
            {"selectors", selectors_json(highlight.selectors)},
            {"created", time_text(*highlight.created)},
            {"updated", time_text(*highlight.updated)},
            {"replies", replies_json(highlight.replies)}};
}

json::object placed_highlight_json(library::HighlightDraft const& highlight,
                                   library::BookmarkDraft const& bookmark)
{
    auto object = highlight_json(highlight);
    bool const has_place = bookmark.url && !highlight.quote.empty();
    object["address"] =
        has_place ? json::value(text::passage_address(*bookmark.url, highlight.quote)) : json::value{};
    object["bookmark"] = source_json(bookmark);
    return object;
}

json::object marked_source_json(library::BookmarkDraft const& bookmark)
{
    auto object = source_json(bookmark);
    json::array highlights;
    for (auto const& highlight : bookmark.highlights)
        highlights.push_back(highlight_json(highlight));
    object["highlights"] = std::move(highlights);
    return object;
}

} // namespace florilege::web
