#include "web/pages/library/item_fields.hpp"

#include "digest/dates.hpp"
#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"
#include "text/url/site.hpp"
#include "text/utf8/utf8.hpp"
#include "web/feeds/feed_form.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/question.hpp"

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t quotes_shown = 2;
constexpr std::size_t longest_quote = 280;

/// The beginning of a quote, its paragraphs on lines of their own.
std::string shortened(std::string text)
{
    for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at))
        text.erase(at, 1);
    if (text.size() <= longest_quote) return text;
    return std::string{text::cut(text, longest_quote)} + "…";
}

std::vector<Fields> quotes_of(library::BookmarkDraft const& content)
{
    std::vector<Fields> quotes;
    for (auto const& highlight : content.highlights) {
        if (highlight.quote.empty()) continue;
        if (quotes.size() == quotes_shown) break;
        Fields quote;
        quote.set("quote", shortened(highlight.quote));
        quotes.push_back(std::move(quote));
    }
    return quotes;
}

std::vector<Fields> tags_of(library::BookmarkDraft const& content, Shelved const& shelved)
{
    std::vector<Fields> tags;
    for (auto const& name : content.tags) {
        Fields tag;
        tag.set("tag", name);
        tag.set("tag_address", shelved.tag_address(name));
        tags.push_back(std::move(tag));
    }
    return tags;
}

} // namespace

std::string Shelved::tag_address(std::string_view tag) const
{
    if (!own && base.empty()) return {};
    // Somebody's page of the tag "a.json" would have the address of the feed of the tag "a".
    if (!own && ends_as_feed(tag)) return base + query_text({{"q", term("tag", tag)}});
    return base + "/t/" + encoded(tag);
}

std::string Shelved::site_address(std::string_view site) const
{
    if (!own && base.empty()) return {};
    return (base.empty() ? "/" : base) + query_text({{"q", term("site", site)}});
}

std::string safe_link(std::optional<text::Url> const& url)
{
    return url && url->is_web() ? url->text() : std::string{};
}

std::string day_in_words(Asking const& asking, Time time)
{
    return digest::day_in_words(asking.visitor.zone.wall(time), asking.visitor.language);
}

Fields item_fields(Asking const& asking, library::Bookmark const& bookmark, std::string const& snippet,
                   Shelved const& shelved)
{
    auto const& content = bookmark.content;
    auto const site = content.url ? std::string{text::site(*content.url)} : std::string{};
    auto const link = safe_link(content.url);
    Fields item;
    item.set("id", content.id->text());
    item.set("title", library::title_of(content));
    item.set("url", link);
    item.set("site", site);
    item.set("site_address", site.empty() ? std::string{} : shelved.site_address(site));
    item.set("author", content.author);
    item.set("iso", iso_seconds(*content.created));
    item.set("date", day_in_words(asking, *content.created));
    item.say("own", shelved.own);
    bool const is_public = content.audience && content.audience->is_public();
    item.set("by", {});
    item.set("by_address", {});
    item.say("public", shelved.own && is_public);
    item.say("unread", shelved.own && content.unread);
    item.say("archived", shelved.own && content.archived);
    item.say("favourite", shelved.own && content.favourite);
    item.say("unresolved", content.kind == library::SourceKind::unresolved);
    item.set("snippet", snippet);
    // A note that lends its words to the title is not said twice.
    bool const is_title = content.title.empty() && !content.url && content.note == library::title_of(content);
    item.set("note", snippet.empty() && !is_title ? content.note : std::string{});
    auto const quotes = snippet.empty() ? quotes_of(content) : std::vector<Fields>{};
    auto const more =
        static_cast<std::int64_t>(content.highlights.size()) - static_cast<std::int64_t>(quotes.size());
    item.set("more_quotes", more > 0 ? asking.words().say(quotes.empty() ? "item.quotes" : "item.more-quotes",
                                                          {{"count", more}})
                                     : std::string{});
    item.list("quotes", quotes);
    item.say("has_tags", !content.tags.empty());
    item.list("tags", tags_of(content, shelved));
    return item;
}

} // namespace florilege::web
