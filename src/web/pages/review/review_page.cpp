#include "web/pages/review/review_page.hpp"

#include "library/highlights/highlights.hpp"
#include "library/highlights/review_choice.hpp"
#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"
#include "text/url/text_fragment.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/pages/review/review_day.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t listed = 100;

Fields passage_fields(Asking const& asking, library::HighlightDraft const& highlight,
                      library::BookmarkDraft const& bookmark)
{
    Fields row;
    row.set("highlight", highlight.id->text());
    row.set("quote", highlight.quote);
    row.set("remark", highlight.note);
    row.set("source", library::title_of(bookmark));
    row.set("source_address", "/b/" + bookmark.id->text() + "#h-" + highlight.id->text());
    row.set("author", bookmark.author);
    row.set("iso", iso_seconds(*highlight.created));
    row.set("date", day_in_words(asking, *highlight.created));
    row.set("place", safe_link(bookmark.url).empty() || highlight.quote.empty()
                         ? std::string{}
                         : text::passage_address(*bookmark.url, highlight.quote));
    return row;
}

std::vector<Fields> drawn(Reading& reading)
{
    auto const draw = library::draw(reading.session, reading.account().id, review_day(reading), drawn_a_day);
    std::vector<Fields> rows;
    for (auto const& placed : library::read_highlights(reading.session, draw.places))
        rows.push_back(passage_fields(reading, placed.highlight, placed.bookmark));
    return rows;
}

std::vector<Fields> newest(Reading& reading)
{
    std::vector<Fields> rows;
    for (auto const& placed : library::newest_highlights(reading.session, reading.account().id, listed))
        rows.push_back(passage_fields(reading, placed.highlight, placed.bookmark));
    return rows;
}

std::vector<Fields> by_source(Reading& reading)
{
    std::vector<Fields> rows;
    for (auto const& source : library::highlighted_sources(reading.session, reading.account().id, listed))
        for (auto const& highlight : source.highlights)
            rows.push_back(passage_fields(reading, highlight, source));
    return rows;
}

Response review_page(Reading& reading)
{
    auto const view = reading.asked_for("view");
    bool const is_newest = view == "newest";
    bool const is_by_source = view == "source";
    auto rows = is_newest ? newest(reading) : is_by_source ? by_source(reading) : drawn(reading);
    // The same source's passages stand together under its title.
    std::string last;
    for (auto& row : rows) {
        auto const source = std::get<std::string>(*row.find("source"));
        row.say("new_source", !is_by_source || source != last);
        last = source;
    }
    PageDraft draft{"review"};
    draft.title = std::string{reading.words().text("review.title")};
    draft.section = "review";
    draft.fields.say("is_today", !is_newest && !is_by_source);
    draft.fields.say("is_newest", is_newest);
    draft.fields.say("is_by_source", is_by_source);
    draft.fields.say("any", !rows.empty());
    draft.fields.list("rows", std::move(rows));
    return page(reading, std::move(draft));
}

/// Those of today were read: each rests until its next day.
Response read_today(Changing& changing)
{
    auto const owner = changing.account().id;
    changing.write([&](store::Transaction& transaction) {
        transaction.see_as(owner.value);
        auto const day = review_day(changing);
        library::keep_draw(transaction, owner, day, library::draw(transaction, owner, day, drawn_a_day));
    });
    return done_saying("/review", "said.read");
}

Response choose(Changing& changing)
{
    auto const id = PublicId::parse(changing.capture(0));
    auto const wanted = changing.field("choice");
    if (!id || (wanted != "again" && wanted != "done")) return error_page(changing, 400);
    auto const choice = wanted == "again" ? library::ReviewChoice::again : library::ReviewChoice::done;
    auto const chosen = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::choose(transaction, shelf, review_day(changing), choice, std::array{*id});
    });
    return chosen ? done(changing, "/review") : not_found(changing);
}

} // namespace

Route const review_page_route{Method::get, "/review", Policy::Who::signed_in, review_page,
                              "A few highlights of the day from older reading; the newest; all by source"};
Route const review_done_route{
    Method::post, "/review", Policy::Who::signed_in, read_today, "Those of today were read", Body::form};
Route const review_choice_route{Method::post,
                                "/review/{id}",
                                Policy::Who::signed_in,
                                choose,
                                "Draws a highlight again tomorrow, or never again",
                                Body::form};

} // namespace florilege::web
