#include "web/pages/library/history_page.hpp"

#include "digest/dates.hpp"
#include "digest/publish/removal.hpp"
#include "library/history/history.hpp"
#include "prelude/iso_time.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/change_words.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/notice.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

constexpr std::size_t changes_shown = 100;

Response history_page(Reading& reading)
{
    PageDraft draft{"history"};
    draft.title = std::string{reading.words().text("history.title")};
    std::vector<text::Fields> rows;
    for (auto const& change : library::changes_of(reading.session, reading.account().id, changes_shown)) {
        text::Fields row;
        row.set("what", change_in_words(reading.words(), change));
        row.set("iso", iso_seconds(change.at));
        row.set("date", day_in_words(reading, change.at));
        row.set("undo", change.undone ? std::string{} : sealed_change(reading, change.id));
        rows.push_back(std::move(row));
    }
    draft.fields.say("any", !rows.empty());
    draft.fields.list("rows", std::move(rows));
    return page(reading, std::move(draft));
}

Response undo(Changing& changing)
{
    auto const id = opened_change(changing, changing.field("change"));
    if (!id) return error_page(changing, 400);
    auto const undone = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::undo(transaction, shelf, *id, digest::undo_removal);
    });
    if (!undone) return error_page(changing, 409, in_words(changing.words(), "undo.cannot", undone.error()));
    changing.site.jobs.ring(); // a digest that is ordered again may have something to publish
    return done(changing, changing.back("/history"));
}

} // namespace

Route const history_route{Method::get, "/history", Policy::Who::signed_in, history_page,
                          "What was changed in the visitor's library, each with a way to take it back"};
Route const undo_route{Method::post,          "/undo",   Policy::Who::signed_in, undo,
                       "Takes a change back", Body::form};

} // namespace florilege::web
