#include "web/api/resources/people.hpp"

#include "digest/publish/standing.hpp"
#include "library/lists/list_outline.hpp"
#include "web/api/answers.hpp"
#include "web/api/digest_json.hpp"
#include "web/api/list_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/search.hpp"
#include "web/http/target.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/public/person_named.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array digest_fields{
    must("name", Shape::text(), "Its name, as in its address"),
    must("every", Shape::one_of(every_words), "How long its periods are"),
    must("language", Shape::one_of(language_words), "The language of what it says itself"),
    must("url", Shape::url(), "Its page"),
};
constexpr Object digest_of_person_object{"DigestOfPerson", "A digest that everyone can read", digest_fields};

constexpr Shape list_shape = Shape::of(list_object);
constexpr Shape digest_shape = Shape::of(digest_of_person_object);
constexpr std::array person_fields{
    must("name", Shape::text(), "What the account is called"),
    must("url", Shape::url(), "The page of what they show"),
    must("lists", Shape::list(list_shape), "Their public lists, each before those inside it"),
    must("digests", Shape::list(digest_shape), "Their digests that everyone can read"),
};
constexpr Object person_object{"Person", "Somebody who shows something to everyone", person_fields};

json::array lists_json(store::Session& session, accounts::AccountId owner)
{
    json::array items;
    for (auto const& list : library::all_lists(session, owner))
        if (list.audience.is_public()) items.push_back(list_json(list));
    return items;
}

json::array digests_json(Reading& reading, library::Profile const& person)
{
    json::array items;
    for (auto const& [id, standing, created] : digest::digests_of(reading.session, person.owner)) {
        if (!standing.is_public()) continue;
        items.push_back(
            json::object{{"name", standing.slug},
                         {"every", digest::name_of(standing.every)},
                         {"language", digest::tag_of(standing.language)},
                         {"url", reading.base_url() + digest_address(person.name, standing.slug)}});
    }
    return items;
}

Response read(Reading& reading, Input const&)
{
    auto const person = person_named(reading, reading.capture(0));
    if (!person) return absent();
    return json_answer(json::object{{"name", person->name},
                                    {"url", reading.base_url() + "/u/" + encoded(person->name)},
                                    {"lists", lists_json(reading.session, person->owner)},
                                    {"digests", digests_json(reading, *person)}});
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The person", &person_object}}};
constexpr ApiDoc read_doc{
    .id = "readPerson", .chapter = "People", .path = person_path, .answers = read_answers};

/// Who asks for their own gets what others see of it.
Response search(Reading& reading, Input const& asked)
{
    auto const person = person_named(reading, reading.capture(0));
    if (!person) return absent();
    bool const own = person->owner == reading.account().id;
    return search_library(reading, asked, person->owner, own ? "is:public" : "");
}

constexpr std::array<AnswerDoc, 1> search_answers{
    {{200, "One page of what was found", &search_result_object}}};
constexpr ApiDoc search_doc{.id = "searchPerson",
                            .chapter = "People",
                            .path = person_path,
                            .query = search_parameters,
                            .answers = search_answers,
                            .asks = "q=tag:maps&limit=10"};

} // namespace

Route const api_read_person =
    api_route<read_doc, read>(Method::get, "/api/v1/people/{person}", Policy::Who::signed_in,
                              "Somebody as everyone sees them: their public lists and digests");
Route const api_search_person =
    api_route<search_doc, search>(Method::get, "/api/v1/people/{person}/bookmarks", Policy::Who::signed_in,
                                  "Finds bookmarks among those that somebody shows to everyone");

} // namespace florilege::web
