#include "web/pages/public/front_page.hpp"

#include "library/person.hpp"
#include "web/http/target.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

constexpr std::size_t people_shown = 100;

std::vector<text::Fields> people(Reading& reading)
{
    std::vector<text::Fields> rows;
    for (auto const& person : library::people(reading.session, people_shown)) {
        text::Fields row;
        row.set("name", person.name);
        row.set("address", "/u/" + encoded(person.name));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Response front_page(Reading& reading)
{
    PageDraft draft{"front"};
    draft.title = {};
    draft.fields.say("not_set_up", reading.site.can_set_up.load());
    auto shown = people(reading);
    draft.fields.say("has_people", !shown.empty());
    draft.fields.list("people", std::move(shown));
    draft.may_be_found = true;
    draft.has_form = false;
    return page(reading, std::move(draft));
}

} // namespace florilege::web
