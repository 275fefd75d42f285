#include "web/pages/public/front_page.hpp"

#include "library/newest_public.hpp"
#include "library/person.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/pages/library/question.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t people_shown = 100;

std::vector<Fields> people(Reading& reading)
{
    std::vector<Fields> rows;
    for (auto const& person : library::people(reading.session, people_shown)) {
        Fields row;
        row.set("name", person.name);
        row.set("address", "/u/" + encoded(person.name));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Fields> newest(Asking const& asking, library::PublicPage const& shown)
{
    std::vector<Fields> items;
    for (auto const& item : shown.items) {
        auto const base = item.saved_by.empty() ? std::string{} : "/u/" + encoded(item.saved_by);
        auto fields = item_fields(asking, item.bookmark, {}, {false, base});
        fields.set("by", item.saved_by.empty()
                             ? std::string{}
                             : asking.words().say("front.by", {{"name", std::string_view{item.saved_by}}}));
        fields.set("by_address", base);
        items.push_back(std::move(fields));
    }
    return items;
}

} // namespace

Response front_page(Reading& reading)
{
    auto const shown = library::newest_public(reading.session, items_on_a_page, opened(reading, "after"));
    PageDraft draft{"front"};
    auto& fields = draft.fields;
    fields.say("not_set_up", reading.site.can_set_up.load());
    fields.say("is_first", reading.asked_for("after").empty());
    auto everyone = people(reading);
    fields.say("has_people", !everyone.empty());
    fields.list("people", std::move(everyone));
    fields.say("any", !shown.items.empty());
    fields.list("items", newest(reading, shown));
    fields.set("older_address", shown.more && shown.last
                                    ? "/" + query_text({{"after", sealed(reading, *shown.last)}})
                                    : std::string{});
    draft.feeds = {{reading.site.face()->name, "/index"}};
    draft.may_be_found = true;
    draft.has_form = false;
    return page(reading, std::move(draft));
}

} // namespace florilege::web
