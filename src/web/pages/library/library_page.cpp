#include "web/pages/library/library_page.hpp"

#include "web/pages/library/results.hpp"
#include "web/pages/public/front_page.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

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
    if (reading.asked_for("part") == "results") return page_part(reading, "results", draft.fields);
    draft.title = question.text.empty() ? listing.heading : question.text;
    draft.section = "library";
    return page(reading, std::move(draft));
}

} // namespace

Route const library_route{
    Method::get, "/", Policy::Who::anyone, library_page,
    "The visitor's library, and what is searched in it; for guests what is public here"};

} // namespace florilege::web
