#include "web/pages/bookmark/marks.hpp"

#include "library/change_bookmark.hpp"
#include "library/edit.hpp"
#include "library/history/removal.hpp"
#include "library/read.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

/// Marks the bookmark of the address with what `to` says: "yes" or "no".
template <class Mark> Response mark(Changing& changing, Mark const& with)
{
    auto const id = PublicId::parse(changing.capture(0));
    auto const to = changing.field("to");
    if (!id) return not_found(changing);
    if (to != "yes" && to != "no") return error_page(changing, 400);
    library::BookmarkChange change;
    with(change, to == "yes");
    auto const edited = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::edit_bookmark(transaction, shelf, *id, change);
    });
    if (!edited) return not_found(changing);
    return done(changing, changing.back("/b/" + id->text()));
}

Response favourite(Changing& changing)
{
    return mark(changing, [](library::BookmarkChange& change, bool yes) { change.favourite = yes; });
}

Response unread(Changing& changing)
{
    return mark(changing, [](library::BookmarkChange& change, bool yes) { change.unread = yes; });
}

Response archived(Changing& changing)
{
    return mark(changing, [](library::BookmarkChange& change, bool yes) { change.archived = yes; });
}

Response make_public(Changing& changing)
{
    return mark(changing, [](library::BookmarkChange& change, bool yes) {
        change.audience = yes ? accounts::Audience::everyone() : accounts::Audience::me();
    });
}

Response remove(Changing& changing)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return not_found(changing);
    bool const gone = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const before = library::own_bookmark(transaction, shelf, *id);
        if (before) library::delete_bookmark(transaction, shelf, *before);
        return before.has_value();
    });
    if (!gone) return not_found(changing);
    // Back to where it was deleted from, but not to the page that is gone.
    auto const back = changing.back("/");
    return done(changing, back.starts_with("/b/" + id->text()) ? "/" : back);
}

} // namespace

Route const favourite_route{Method::post,
                            "/b/{id}/favourite",
                            Policy::Who::signed_in,
                            favourite,
                            "Marks a bookmark as a favourite, or not",
                            Body::form};
Route const unread_route{Method::post,
                         "/b/{id}/unread",
                         Policy::Who::signed_in,
                         unread,
                         "Marks a bookmark as not read yet, or read",
                         Body::form};
Route const archived_route{Method::post,
                           "/b/{id}/archived",
                           Policy::Who::signed_in,
                           archived,
                           "Puts a bookmark away, or takes it out again",
                           Body::form};
Route const public_route{Method::post,
                         "/b/{id}/public",
                         Policy::Who::signed_in,
                         make_public,
                         "Shows a bookmark to everyone, or to its owner alone",
                         Body::form};
Route const delete_route{Method::post, "/b/{id}/delete",     Policy::Who::signed_in,
                         remove,       "Deletes a bookmark", Body::form};

} // namespace florilege::web
