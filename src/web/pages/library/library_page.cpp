#include "web/pages/library/library_page.hpp"

#include "library/saved_search.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/results.hpp"
#include "web/pages/library/searches_page.hpp"
#include "web/pages/public/front_page.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

constexpr std::size_t searches_shown = 20;

void add_searches(text::Fields& fields, Reading& reading)
{
    std::vector<text::Fields> rows;
    for (auto const& search : library::saved_searches(reading.session, reading.account().id)) {
        if (rows.size() == searches_shown) break;
        text::Fields row;
        row.set("search", search.name);
        row.set("search_address", address_of(search));
        rows.push_back(std::move(row));
    }
    fields.say("has_searches", !rows.empty());
    fields.list("searches", std::move(rows));
}

Response library_page(Reading& reading)
{
    if (!reading.visitor.account) return front_page(reading);
    auto const question = read_question(reading);
    auto const& words = reading.words();
    Listing listing{reading.account().id, {true, {}}, "/", std::string{words.text("library.title")}};
    listing.empty = std::string{words.text("empty.library")};
    listing.first_steps = true;
    PageDraft draft{"library"};
    add_results(draft.fields, reading, listing, question);
    add_searches(draft.fields, reading);
    draft.fields.set("private_feed", "/settings/feeds" + query_text({{"q", question.text}}));
    draft.fields.set("sort", reading.asked_for("sort"));
    draft.fields.set("export_address", "/exports" + query_text({{"q", question.text}}));
    draft.title = question.text.empty() ? listing.heading : question.text;
    draft.section = "library";
    return page(reading, std::move(draft));
}

} // namespace

Route const library_route{
    Method::get, "/", Policy::Who::anyone, library_page,
    "The visitor's library, and what is searched in it; for guests what is public here"};

} // namespace florilege::web
