#include "web/pages/bookmark/passages.hpp"

#include "library/highlights/edit_passages.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

using Edited = Result<library::PassageEdited, library::EditFault>;

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
    return not_found(changing);
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
                                       {changing.field("quote"), changing.field("note")});
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
        return library::edit_reply(transaction, shelf, reply, {changing.field("text"), std::nullopt});
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
                                Body::form};
Route const edit_highlight_route{Method::post,
                                 "/h/{id}/edit",
                                 Policy::Who::signed_in,
                                 edit_highlight,
                                 "Changes a highlight's quote and note",
                                 Body::form};
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
