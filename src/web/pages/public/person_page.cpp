#include "web/pages/public/person_page.hpp"

#include "digest/publish/standing.hpp"
#include "library/lists/list_outline.hpp"
#include "library/profile.hpp"
#include "library/tags/tag.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/results.hpp"
#include "web/pages/public/person_named.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

std::vector<Fields> public_lists(Reading& reading, accounts::AccountId owner)
{
    std::vector<Fields> rows;
    for (auto const& list : library::all_lists(reading.session, owner)) {
        if (!list.audience.is_public()) continue;
        Fields row;
        row.set("list", library::path_text(list.path));
        row.set("list_address", "/l/" + list.id.text());
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Whether anything comes out for everyone.
bool has_digests(Reading& reading, accounts::AccountId owner)
{
    for (auto const& digest : digest::digests_of(reading.session, owner))
        if (digest.standing.is_public()) return true;
    return false;
}

/// What somebody shows to everyone, also to themselves: whoever looks at their own page sees what others see.
Response person_page(Reading& reading, library::Profile const& person, std::string const& path,
                     std::string heading, std::string within)
{
    auto const& words = reading.words();
    auto const base = "/u/" + encoded(person.name);
    bool const own = reading.visitor.account && reading.visitor.account->id == person.owner;
    if (own) within = within.empty() ? "is:public" : within + " is:public";
    Listing listing{person.owner, {false, base}, path, std::move(heading), within};
    listing.empty = std::string{words.text("person.empty")};
    PageDraft draft{"person"};
    add_results(draft.fields, reading, listing, read_question(reading, listing.within));
    draft.fields.set("base", base);
    draft.fields.set("person_name", person.name);
    draft.fields.say("own_page", own);
    draft.fields.say("hidden_page", own && !person.shown);
    auto lists = path == base ? public_lists(reading, person.owner) : std::vector<Fields>{};
    draft.fields.say("has_lists", !lists.empty());
    draft.fields.list("lists", std::move(lists));
    draft.title = listing.heading;
    auto const q = reading.asked_for("q");
    draft.feeds = {{q.empty() ? listing.heading : listing.heading + ": " + q, path, query_text({{"q", q}})}};
    if (path == base && has_digests(reading, person.owner))
        draft.feeds.push_back({person.name + " · digests", base + "/digests"});
    draft.may_be_found = true;
    draft.has_form = false;
    return page(reading, std::move(draft));
}

Response show_person(Reading& reading)
{
    auto const person = person_named(reading, reading.capture(0));
    if (!person) return not_found(reading);
    return person_page(reading, *person, "/u/" + encoded(person->name), person->name, {});
}

Response show_tag(Reading& reading)
{
    auto const person = person_named(reading, reading.capture(0));
    auto const tag = library::TagName::parse(reading.capture(1));
    if (!person || !tag) return not_found(reading);
    return person_page(reading, *person, "/u/" + encoded(person->name) + "/t/" + encoded(tag->text()),
                       person->name + " · " + tag->text(), term("tag", tag->text()));
}

} // namespace

Route const person_route{Method::get, "/u/{name}", Policy::Who::anyone, show_person,
                         "What somebody shows to everyone: bookmarks and lists, searched and narrowed down"};
Route const person_tag_route{Method::get, "/u/{name}/t/{tag}", Policy::Who::anyone, show_tag,
                             "What somebody shows to everyone under one tag"};

} // namespace florilege::web
