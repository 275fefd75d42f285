#include "web/pages/bookmark/passages.hpp"

#include "library/highlights/edit_passages.hpp"
#include "library/version.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

using Edited = Result<library::PassageEdited, library::EditFault>;

/// A field of a form about a passage: what it is called there and for people, and what is kept of it now.
struct Part {
    std::string_view name;
    std::string_view label;
    std::string theirs;
    std::string_view longest = "1000000"; ///< characters
    bool required = false;
};

/// What the form sent and what is kept now, which is another than it was about; and the form again.
Response both_versions(Changing const& changing, std::string_view heading, library::BookmarkDraft const& of,
                       library::Version const& now, std::vector<Part> const& parts)
{
    PageDraft draft{"passage"};
    draft.status = 409;
    draft.title = std::string{changing.words().text(heading)};
    auto& fields = draft.fields;
    fields.set("heading", draft.title);
    fields.set("action", changing.request.target.raw);
    fields.set("version", now.text());
    fields.set("back", "/b/" + of.id->text());
    std::vector<text::Fields> rows;
    for (auto const& part : parts) {
        text::Fields row;
        row.set("name", std::string{part.name});
        row.set("label", std::string{changing.words().text(part.label)});
        row.set("theirs", part.theirs);
        row.set("mine", changing.field(part.name));
        row.set("longest", std::string{part.longest});
        row.say("required", part.required);
        rows.push_back(std::move(row));
    }
    fields.list("parts", std::move(rows));
    return page(changing, std::move(draft));
}

/// Both versions of the highlight or reply; not_found() where it is gone.
Response stale(Changing const& changing, library::BookmarkDraft const& now, PublicId const& id)
{
    for (auto const& highlight : now.highlights) {
        if (highlight.id == id)
            return both_versions(
                changing, "bookmark.highlight-edit", now, library::version_of(highlight),
                {{"quote", "bookmark.quote", highlight.quote}, {"note", "bookmark.remark", highlight.note}});
        if (auto const* const reply = library::find_reply(highlight.replies, id))
            return both_versions(changing, "bookmark.reply-edit", now, library::version_of(*reply),
                                 {{"text", "bookmark.reply", reply->text, "100000", true}});
    }
    return not_found(changing);
}

/// Makes one change to what hangs on a bookmark and goes back to its place on the page.
template <class Work> Response change(Changing& changing, std::string_view mark, Work const& work)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return not_found(changing);
    Edited const edited =
        changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) -> Edited {
            return work(transaction, shelf, *id);
        });
    if (edited) {
        auto const page = "/b/" + edited->bookmark.content.id->text();
        return done(changing, mark.empty() ? page : page + '#' + std::string{mark} + edited->id.text());
    }
    auto const fault = edited.error();
    if (auto const* text = std::get_if<library::EditFault::BadText>(&fault.why))
        return error_page(changing, 422, in_words(changing.words(), *text));
    if (auto const* now = std::get_if<library::EditFault::Stale>(&fault.why))
        return stale(changing, now->now.content, *id);
    return not_found(changing);
}

/// Of the passage, as the form has seen it; a form from elsewhere need not say it.
std::optional<library::Version> seen_version(Changing const& changing)
{
    return library::Version::parse(changing.field("version"));
}

Response add_highlight(Changing& changing)
{
    return change(changing, "h-", [&](auto& transaction, auto const& shelf, PublicId const& bookmark) {
        library::HighlightDraft draft;
        draft.quote = changing.field("quote");
        draft.note = changing.field("note");
        return library::add_highlight(transaction, shelf, bookmark, draft);
    });
}

Response edit_highlight(Changing& changing)
{
    return change(changing, "h-", [&](auto& transaction, auto const& shelf, PublicId const& highlight) {
        return library::edit_highlight(transaction, shelf, highlight,
                                       {changing.field("quote"), changing.field("note")},
                                       seen_version(changing));
    });
}

Response delete_highlight(Changing& changing)
{
    return change(changing, {}, [&](auto& transaction, auto const& shelf, PublicId const& highlight) {
        return library::delete_highlight(transaction, shelf, highlight);
    });
}

Response add_reply(Changing& changing)
{
    return change(changing, "r-", [&](auto& transaction, auto const& shelf, PublicId const& to) {
        library::ReplyDraft draft;
        draft.text = changing.field("text");
        return library::add_reply(transaction, shelf, to, draft);
    });
}

Response edit_reply(Changing& changing)
{
    return change(changing, "r-", [&](auto& transaction, auto const& shelf, PublicId const& reply) {
        return library::edit_reply(transaction, shelf, reply, {changing.field("text"), std::nullopt},
                                   seen_version(changing));
    });
}

Response delete_reply(Changing& changing)
{
    return change(changing, {}, [&](auto& transaction, auto const& shelf, PublicId const& reply) {
        return library::delete_reply(transaction, shelf, reply);
    });
}

} // namespace

Route const add_highlight_route{Method::post,
                                "/b/{id}/highlights",
                                Policy::Who::signed_in,
                                add_highlight,
                                "Adds a highlight, or without a quote a note on the whole page",
                                Body::long_form};
Route const edit_highlight_route{Method::post,
                                 "/h/{id}/edit",
                                 Policy::Who::signed_in,
                                 edit_highlight,
                                 "Changes a highlight's quote and note",
                                 Body::long_form};
Route const delete_highlight_route{Method::post,
                                   "/h/{id}/delete",
                                   Policy::Who::signed_in,
                                   delete_highlight,
                                   "Deletes a highlight with its replies",
                                   Body::form};
Route const add_reply_route{
    Method::post, "/h/{id}/replies", Policy::Who::signed_in, add_reply, "Answers a highlight or a reply",
    Body::form};
Route const edit_reply_route{Method::post, "/r/{id}/edit",    Policy::Who::signed_in,
                             edit_reply,   "Changes a reply", Body::form};
Route const delete_reply_route{Method::post,
                               "/r/{id}/delete",
                               Policy::Who::signed_in,
                               delete_reply,
                               "Deletes a reply with those that answer it",
                               Body::form};

} // namespace florilege::web
