#include "web/pages/bookmark/bookmark_page.hpp"

#include "library/lists/list_outline.hpp"
#include "library/person.hpp"
#include "library/read.hpp"
#include "library/title_of.hpp"
#include "library/version.hpp"
#include "prelude/iso_time.hpp"
#include "text/url/text_fragment.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/page.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

using text::Fields;

struct Shown {
    Reading& reading;
    library::BookmarkDraft const& content;
    Shelved shelved;
};

std::vector<Fields> tags_of(Shown const& shown)
{
    std::vector<Fields> tags;
    for (auto const& name : shown.content.tags) {
        Fields tag;
        tag.set("tag", name);
        tag.set("tag_address", shown.shelved.tag_address(name));
        tags.push_back(std::move(tag));
    }
    return tags;
}

/// Answers to answers come behind what they answer, one after the other; each says whom it answers.
void add_replies(std::vector<Fields>& out, Shown const& shown,
                 std::vector<library::ReplyDraft> const& replies, std::string const& answers)
{
    auto const& words = shown.reading.words();
    for (auto const& reply : replies) {
        auto const who = reply.author.empty() ? std::string{words.text("bookmark.owner")} : reply.author;
        Fields one;
        one.set("reply", reply.id->text());
        one.set("who", who);
        one.set("answers", answers.empty()
                               ? std::string{}
                               : words.say("bookmark.answers", {{"whom", std::string_view{answers}}}));
        one.say("deep", !answers.empty());
        one.set("body", reply.text);
        one.set("version", library::version_of(reply).text());
        one.set("iso", iso_seconds(*reply.created));
        one.set("date", day_in_words(shown.reading, *reply.created));
        out.push_back(std::move(one));
        add_replies(out, shown, reply.replies, who);
    }
}

std::vector<Fields> highlights_of(Shown const& shown)
{
    std::vector<Fields> highlights;
    for (auto const& highlight : shown.content.highlights) {
        Fields one;
        one.set("highlight", highlight.id->text());
        one.set("quote", highlight.quote);
        one.set("colour", highlight.colour);
        one.set("remark", highlight.note);
        one.set("version", library::version_of(highlight).text());
        one.set("iso", iso_seconds(*highlight.created));
        one.set("date", day_in_words(shown.reading, *highlight.created));
        one.set("place", safe_link(shown.content.url).empty() || highlight.quote.empty()
                             ? std::string{}
                             : text::passage_address(*shown.content.url, highlight.quote));
        std::vector<Fields> replies;
        add_replies(replies, shown, highlight.replies, {});
        one.say("has_replies", !replies.empty());
        one.list("replies", std::move(replies));
        highlights.push_back(std::move(one));
    }
    return highlights;
}

void add_lists(Fields& fields, Shown const& shown, accounts::AccountId owner)
{
    std::vector<Fields> all;
    std::vector<Fields> mine;
    for (auto const& list : library::all_lists(shown.reading.session, owner)) {
        auto const path = library::path_text(list.path);
        Fields known;
        known.set("list_path", path);
        all.push_back(std::move(known));
        if (std::find(shown.content.lists.begin(), shown.content.lists.end(), list.path) ==
            shown.content.lists.end())
            continue;
        Fields one;
        one.set("list", path);
        one.set("list_address", "/l/" + list.id.text());
        mine.push_back(std::move(one));
    }
    fields.say("has_lists", !mine.empty());
    fields.list("lists", std::move(mine));
    fields.list("all_lists", std::move(all));
}

std::vector<Fields> paragraphs_of(std::string_view article)
{
    std::vector<Fields> paragraphs;
    while (!article.empty()) {
        auto const end = std::min(article.find("\n\n"), article.size());
        if (end > 0) {
            Fields one;
            one.set("paragraph", std::string{article.substr(0, end)});
            paragraphs.push_back(std::move(one));
        }
        article.remove_prefix(std::min(end + 2, article.size()));
    }
    return paragraphs;
}

Response bookmark_page(Reading& reading)
{
    auto const id = PublicId::parse(reading.capture(0));
    auto const key = id ? library::find_bookmark(reading.session, *id) : std::nullopt;
    auto const bookmark = key ? library::read_bookmark(reading.session, *key) : std::nullopt;
    if (!bookmark) return not_found(reading);
    auto const& content = bookmark->content;
    // Another one was merged into this: its address leads here.
    if (*content.id != *id) return see_other("/b/" + content.id->text());
    auto const owner = library::owner_of(reading.session, *key).value();
    bool const own = reading.visitor.account && reading.visitor.account->id == owner.id;
    Shown const shown{
        reading, content, {own, own || owner.name.empty() ? std::string{} : "/u/" + encoded(owner.name)}};

    PageDraft draft{"bookmark"};
    draft.title = library::title_of(content);
    auto& fields = draft.fields;
    fields.set("id", content.id->text());
    fields.set("title", draft.title);
    fields.set("url", safe_link(content.url));
    fields.set("address", content.url ? content.url->text() : std::string{});
    fields.set("author", content.author);
    fields.set("by", own ? std::string{} : owner.name);
    fields.set("by_address", shown.shelved.base);
    fields.set("iso", iso_seconds(*content.created));
    fields.set("date", day_in_words(reading, *content.created));
    fields.say("own", own);
    fields.say("public", own && content.audience && content.audience->is_public());
    fields.say("unread", own && content.unread);
    fields.say("archived", own && content.archived);
    fields.say("favourite", own && content.favourite);
    fields.say("unresolved", content.kind == library::SourceKind::unresolved);
    fields.say("has_tags", !content.tags.empty());
    fields.list("tags", tags_of(shown));
    add_lists(fields, shown, owner.id);
    fields.set("note", content.note);
    fields.say("has_highlights", !content.highlights.empty());
    fields.list("highlights", highlights_of(shown));
    fields.say("has_article", !content.article.empty());
    fields.list("paragraphs", paragraphs_of(content.article));
    draft.has_form = own;
    draft.may_be_found = !own;
    return page(reading, std::move(draft));
}

} // namespace

Route const bookmark_route{Method::get, "/b/{id}", Policy::Who::anyone, bookmark_page,
                           "One bookmark with its highlights, notes, replies and article"};

} // namespace florilege::web
