#include "web/pages/feeds/public_feeds.hpp"

#include "library/lists/list_outline.hpp"
#include "library/newest_listed.hpp"
#include "library/newest_public.hpp"
#include "library/person.hpp"
#include "library/profile.hpp"
#include "library/state.hpp"
#include "library/tags/tag.hpp"
#include "web/http/target.hpp"
#include "web/pages/feeds/question_feed.hpp"
#include "web/pages/library/question.hpp"
#include "web/pages/public/person_named.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

/// Lists are short and in an order of their own: what is put into one may be old, and is to be seen.
constexpr std::size_t entries_of_a_list = 200;

std::string page_of(std::string const& person)
{
    return person.empty() ? std::string{} : "/u/" + encoded(person);
}

FeedItems newest_of_all(Reading& reading, std::size_t limit, std::optional<library::Place> const& after)
{
    auto shown = library::newest_public(reading.session, limit, after);
    FeedItems items{{}, shown.last, shown.more};
    for (auto& item : shown.items) {
        auto const page = page_of(item.saved_by);
        items.items.push_back({std::move(item.bookmark), {false, page}, {item.saved_by, page}});
    }
    return items;
}

template <FeedForm form> Response site_feed(Reading& reading)
{
    FeedFound found{"/index", "feed", {}, "/"};
    found.state = library::site_state(reading.session);
    found.announced = true;
    return feed_answer(reading, form, found, [&](std::size_t limit, auto const& after) {
        return newest_of_all(reading, limit, after);
    });
}

/// What somebody shows, or of that what answers `q` and the term `within`.
Response feed_of_person(Reading& reading, FeedForm form, library::Profile const& person, FeedFound found,
                        std::string const& within)
{
    auto const page = page_of(person.name);
    found.author = {person.name, page};
    found.state = library::library_state(reading.session, person.owner);
    found.q = reading.asked_for("q");
    found.home += query_text({{"q", found.q}});
    FeedQuestion const question{person.owner, {false, page}, within, found.q};
    return question_feed(reading, form, question, std::move(found));
}

template <FeedForm form> Response person_feed(Reading& reading)
{
    auto const person = person_named(reading, reading.capture(0));
    if (!person) return not_found(reading);
    auto const page = page_of(person->name);
    FeedFound found{page, "u/" + person->id.text(), person->name, page};
    found.announced = true;
    return feed_of_person(reading, form, *person, std::move(found), {});
}

template <FeedForm form> Response person_tag_feed(Reading& reading)
{
    auto const person = person_named(reading, reading.capture(0));
    auto const tag = library::TagName::parse(reading.capture(1));
    if (!person || !tag) return not_found(reading);
    auto const page = page_of(person->name) + "/t/" + encoded(tag->text());
    return feed_of_person(reading, form, *person,
                          {page, "u/" + person->id.text() + "/t/" + encoded(tag->text()),
                           person->name + " · " + tag->text(), page},
                          term("tag", tag->text()));
}

std::optional<library::ListHead> list_in(Reading& reading, accounts::AccountId owner)
{
    for (auto& list : library::all_lists(reading.session, owner))
        if (list.id.text() == reading.capture(0)) return std::move(list);
    return std::nullopt;
}

template <FeedForm form> Response list_feed(Reading& reading)
{
    auto const id = PublicId::parse(reading.capture(0));
    auto const owner = id ? library::owner_of_list(reading.session, *id) : std::nullopt;
    auto const list = owner ? list_in(reading, owner->id) : std::nullopt;
    if (!list) return not_found(reading);
    auto const page = "/l/" + list->id.text();
    auto const shelf = page_of(owner->name);
    FeedFound found{page, "l/" + list->id.text(), list->path.back(), page};
    found.author = {owner->name, shelf};
    found.state = library::library_state(reading.session, owner->id);
    found.began = list->created;
    found.entries = entries_of_a_list;
    found.announced = true;
    return feed_answer(reading, form, found, [&](std::size_t limit, auto const& after) {
        auto listed = library::newest_listed(reading.session, list->key, limit, after);
        FeedItems items{{}, listed.last, listed.more};
        for (auto& bookmark : listed.items)
            items.items.push_back({std::move(bookmark), {false, shelf}});
        return items;
    });
}

constexpr Route feed_route(std::string_view path, Reads reads, std::string_view summary)
{
    return {Method::get, path, Policy::Who::anyone, reads, summary, Body::none, Proof::feed};
}

} // namespace

std::array<Route, 3> const site_feed_routes{
    feed_route("/index.atom", site_feed<FeedForm::atom>, "The newest public bookmarks of the site, as Atom"),
    feed_route("/index.rss", site_feed<FeedForm::rss>, "The newest public bookmarks of the site, as RSS 2.0"),
    feed_route("/index.json", site_feed<FeedForm::json>,
               "The newest public bookmarks of the site, as JSON Feed")};
std::array<Route, 3> const person_feed_routes{
    feed_route("/u/{name}.atom", person_feed<FeedForm::atom>,
               "What somebody shows to everyone, or of it what is searched, as Atom"),
    feed_route("/u/{name}.rss", person_feed<FeedForm::rss>,
               "What somebody shows to everyone, or of it what is searched, as RSS 2.0"),
    feed_route("/u/{name}.json", person_feed<FeedForm::json>,
               "What somebody shows to everyone, or of it what is searched, as JSON Feed")};
std::array<Route, 3> const person_tag_feed_routes{
    feed_route("/u/{name}/t/{tag}.atom", person_tag_feed<FeedForm::atom>,
               "What somebody shows to everyone under one tag, as Atom"),
    feed_route("/u/{name}/t/{tag}.rss", person_tag_feed<FeedForm::rss>,
               "What somebody shows to everyone under one tag, as RSS 2.0"),
    feed_route("/u/{name}/t/{tag}.json", person_tag_feed<FeedForm::json>,
               "What somebody shows to everyone under one tag, as JSON Feed")};
std::array<Route, 3> const list_feed_routes{
    feed_route("/l/{id}.atom", list_feed<FeedForm::atom>, "What stands in a public list, as Atom"),
    feed_route("/l/{id}.rss", list_feed<FeedForm::rss>, "What stands in a public list, as RSS 2.0"),
    feed_route("/l/{id}.json", list_feed<FeedForm::json>, "What stands in a public list, as JSON Feed")};

} // namespace florilege::web
