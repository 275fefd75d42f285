#include "exchange/importers/feed_item.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/html_text.hpp"
#include "exchange/link.hpp"
#include "exchange/words.hpp"
#include "text/html/readable.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

/// The link as it stands, or resolved where it is relative.
std::string resolved(std::string const& link, std::string_view base)
{
    if (link.empty() || text::Url::parse(link)) return link;
    auto const page = text::Url::parse(base);
    if (!page) return link;
    auto const whole = text::Url::parse(link, &*page);
    return whole ? whole->text() : link;
}

} // namespace

void hand_over_item(FeedItem&& item, std::string_view base, ImportOptions const& options, Intake& intake)
{
    Place const place{item.line, {}};
    library::BookmarkDraft draft;
    Extra extra;
    draft.title = one_line(item.title);
    draft.note = text_of_html(item.summary, options.record_bytes);
    draft.article = text::readable(item.content);
    if (draft.article == draft.note) draft.article.clear();
    auto const& date = item.published.empty() ? item.updated : item.published;
    draft.created = parse_time(date);
    draft.updated = parse_time(item.updated);
    if (!draft.created && !date.empty()) {
        intake.warn(place, "the date of this item cannot be read");
        extra.put("date", date);
    }
    for (auto& tag : item.tags)
        if (std::ranges::find(draft.tags, tag) == draft.tags.end()) draft.tags.push_back(std::move(tag));
    if (auto const author = one_line(item.author); !author.empty()) extra.put("author", author);
    auto const id = one_line(item.id);
    if (!id.empty() && id != item.link) extra.put("feed_id", id);
    hand_over(intake, options, std::move(draft), resolved(item.link, base), std::move(extra), place);
}

} // namespace florilege::exchange
