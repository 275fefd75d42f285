#include "web/pages/library/bulk_edit.hpp"

#include "library/edit_many.hpp"
#include "web/pages/library/question.hpp"
#include "web/pages/library/tag_list.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

#include <array>

namespace florilege::web {
namespace {

/// What a button of the form does; nothing for a word that is none.
std::optional<library::ManyChange> change_of(Changing const& changing)
{
    library::ManyChange change;
    auto const what = changing.field("do");
    if (what == "tag")
        change.add_tags = tags_of_line(changing.field("tags"));
    else if (what == "untag")
        change.remove_tags = tags_of_line(changing.field("tags"));
    else if (what == "read" || what == "unread")
        change.unread = what == "unread";
    else if (what == "archive")
        change.archived = true;
    else if (what == "public")
        change.audience = accounts::Audience::everyone();
    else if (what == "private")
        change.audience = accounts::Audience::me();
    else
        return std::nullopt;
    return change;
}

/// Those that were picked, or all that the question finds. Nothing where neither can be read.
std::optional<library::Chosen> chosen_by(Changing const& changing)
{
    if (changing.field("of") == "all") {
        auto const query = read_query(changing, changing.field("q"));
        if (!query) return std::nullopt;
        return *query;
    }
    std::vector<PublicId> ids;
    for (auto const text : changing.form.fields.all("id")) {
        auto const id = PublicId::parse(text);
        if (!id) return std::nullopt;
        ids.push_back(*id);
    }
    return ids;
}

Response bulk(Changing& changing)
{
    auto const chosen = chosen_by(changing);
    auto const remove = changing.field("do") == "delete";
    auto const what = change_of(changing);
    if (!chosen || (!what && !remove)) return error_page(changing, 400);
    if (auto const* picked = std::get_if<std::vector<PublicId>>(&*chosen); picked && picked->empty())
        // Not with what was sent: it cannot be put right there.
        return error_page(static_cast<Asking const&>(changing), 422,
                          std::string{changing.words().text("bulk.none-text")});
    auto const edited =
        changing.change([&](store::Transaction& transaction,
                            library::Shelf const& shelf) -> Result<library::ManyEdited, library::EditFault> {
            auto& columns = changing.site.columns;
            if (remove) return library::delete_many(transaction, shelf, columns, *chosen);
            return library::edit_many(transaction, shelf, columns, *chosen, *what);
        });
    auto const back = changing.back("/");
    if (!edited)
        return error_page(
            changing, 422,
            in_words(changing.words(), std::get<library::EditFault::BadText>(edited.error().why)));
    return changing.made() ? done(changing, back) : done_saying(back, "said.nothing");
}

} // namespace

Route const bulk_route{Method::post,
                       "/bulk",
                       Policy::Who::signed_in,
                       bulk,
                       "Changes many bookmarks at once: those picked, or all that a question finds",
                       Body::form};

} // namespace florilege::web
