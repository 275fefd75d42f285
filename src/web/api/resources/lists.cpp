#include "web/api/resources/lists.hpp"

#include "library/edit_fault.hpp"
#include "library/lists/list_changes.hpp"
#include "library/person.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/choices.hpp"
#include "web/api/list_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/whole_list.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;
using Limits = library::EditLimits;

constexpr Shape list_shape = Shape::of(list_object);
constexpr std::array lists_fields{
    must("items", Shape::list(list_shape), "Each before those inside it, siblings by title")};
constexpr Object lists_object{"Lists", "All lists, as an outline", lists_fields};

Response all(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& list : library::all_lists(reading.session, reading.account().id))
        items.push_back(list_json(list));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> all_answers{{{200, "The lists", &lists_object}}};
constexpr ApiDoc all_doc{.id = "listLists", .chapter = "Lists", .answers = all_answers, .by_library = true};

Response read(Reading& reading, Input const&)
{
    auto const id = PublicId::parse(reading.capture(0));
    auto const owner = id ? library::owner_of_list(reading.session, *id) : std::nullopt;
    if (!owner) return absent();
    auto const lists = library::all_lists(reading.session, owner->id);
    auto const list = list_of_id(lists, reading.capture(0));
    return list ? whole_list_answer(reading.session, lists, *list) : absent();
}

constexpr std::array<AnswerDoc, 1> read_answers{
    {{200, "The list; of somebody else's public one what is public in it", &whole_list_object}}};
constexpr ApiDoc read_doc{.id = "readList",
                          .chapter = "Lists",
                          .path = list_path,
                          .answers = read_answers,
                          .condition = Condition::if_none_match};

constexpr Shape title_shape = Shape::text(1000, 1);
constexpr std::array new_fields{
    must("path", Shape::list(title_shape, library::deepest_list, 1),
         "Titles from the outermost list in, its own last; those that are missing are made too"),
    may("note", Shape::text(Limits::text), "What is said about it"),
    may("audience", Shape::one_of(audience_words), "Who may read it: its owner where it is not said"),
};
constexpr Object new_object{"NewList", "A list to make", new_fields};

accounts::Audience audience_in(Input const& given)
{
    auto const word = given.maybe_text("audience");
    return word ? audience_of(*word) : accounts::Audience::me();
}

Response create(Changing& changing, Input const& given)
{
    library::NewList const list{given.texts("path"), given.text("note"), audience_in(given)};
    if (auto const fault = library::fault_in("note", list.note, Limits::text)) return problem_of(*fault);
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        if (auto const made = library::create_list(transaction, shelf, list); !made)
            return conflict(made.error().text());
        auto const lists = library::all_lists(transaction, shelf.owner);
        auto const* const found = library::list_at(lists, list.path);
        if (found == nullptr) throw std::logic_error{"a list that was just made cannot be found"};
        auto response = whole_list_answer(transaction, lists, *found);
        response.status = 201;
        response.headers.add("location", "/api/v1/lists/" + found->id.text());
        return response;
    });
}

constexpr AnswerDoc in_the_way{409, "Another list is in the way, or something that is named is missing",
                               &problem_object, problem_type};
constexpr std::array<AnswerDoc, 2> create_answers{{{201, "It is made", &whole_list_object}, in_the_way}};
constexpr ApiDoc create_doc{.id = "createList",
                            .chapter = "Lists",
                            .body = &new_object,
                            .answers = create_answers,
                            .asks = R"({"path": ["Maps", "To read"], "note": "Before the trip"})",
                            .takes_many = true};

constexpr std::array change_fields{
    may("title", Shape::text(1000, 1), "Its title"),
    may("note", Shape::text(Limits::text), "What is said about it"),
    may("audience", Shape::one_of(audience_words), "Who may read it"),
    may("under", Shape::id().or_null(), "The list that it shall be inside; null: none"),
};
constexpr Object change_object{"ListChange", "What of a list is to be otherwise; the rest stays",
                               change_fields};

Result<std::string> put_under(store::Transaction& transaction, library::Shelf const& shelf,
                              library::ListHead const& list, std::optional<PublicId> const& under)
{
    if (!under) return library::put_list(transaction, shelf, list, std::nullopt);
    auto above = list_of_id(library::all_lists(transaction, shelf.owner), under->text());
    if (!above) return Fault{under->text(), "there is no such list"};
    return library::put_list(transaction, shelf, list, above);
}

/// What a request refuses after a part was made is not made at all.
struct NotMade {
    Response why;
};

Response edit(Changing& changing, Input const& given)
{
    library::ListWords words{given.maybe_text("note"), {}};
    if (given.has("audience")) words.audience = audience_in(given);
    if (auto const fault = library::fault_in("note", given.text("note"), Limits::text))
        return problem_of(*fault);
    auto const edit_it = [&](store::Transaction& transaction, library::Shelf const& shelf,
                             library::ListHead const& list) -> Result<std::string> {
        Result<std::string> last = std::string{};
        if (auto const title = given.maybe_text("title"); title && *title != list.path.back())
            last = library::rename_list(transaction, shelf, list, *title);
        bool const says_else = (words.note && *words.note != list.note) ||
                               (words.audience && !(*words.audience == list.audience));
        if (last && says_else) last = library::describe_list(transaction, shelf, list, words);
        if (last && given.has("under")) last = put_under(transaction, shelf, list, given.id("under"));
        if (!last) throw NotMade{conflict(last.error().text())};
        return last;
    };
    try {
        return changed_list(changing, edit_it);
    } catch (NotMade const& not_made) {
        return not_made.why;
    }
}

constexpr AnswerDoc stale_answer{412, "It was changed since", &stale_list_object, problem_type};
constexpr std::array<AnswerDoc, 3> change_answers{
    {{200, "The list as it is now", &whole_list_object}, in_the_way, stale_answer}};
constexpr ApiDoc edit_doc{.id = "editList",
                          .chapter = "Lists",
                          .path = list_path,
                          .body = &change_object,
                          .answers = change_answers,
                          .asks = R"({"title": "Read", "audience": "public"})",
                          .condition = Condition::if_match,
                          .takes_many = true};

Response remove(Changing& changing, Input const&)
{
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto refused = change_list(changing, transaction, shelf, library::delete_list);
        return refused ? std::move(*refused) : no_content();
    });
}

constexpr std::array<AnswerDoc, 3> remove_answers{
    {{204, "It is gone with those inside it; what stands in them stays", nullptr, {}},
     in_the_way,
     stale_answer}};
constexpr ApiDoc remove_doc{.id = "deleteList",
                            .chapter = "Lists",
                            .path = list_path,
                            .answers = remove_answers,
                            .condition = Condition::if_match};

} // namespace

Route const api_all_lists = api_route<all_doc, all>(Method::get, "/api/v1/lists", Policy::Who::signed_in,
                                                    "The visitor's lists as an outline");
Route const api_create_list =
    api_route<create_doc, create>(Method::post, "/api/v1/lists", Policy::Who::signed_in, "Makes a list");
Route const api_read_list =
    api_route<read_doc, read>(Method::get, "/api/v1/lists/{list}", Policy::Who::signed_in,
                              "One list with what stands in it, also somebody else's that is public");
Route const api_edit_list =
    api_route<edit_doc, edit>(Method::patch, "/api/v1/lists/{list}", Policy::Who::signed_in,
                              "Changes a list's title, note, who may read it, and where it stands");
Route const api_delete_list = api_route<remove_doc, remove>(Method::erase, "/api/v1/lists/{list}",
                                                            Policy::Who::signed_in, "Deletes a list");

} // namespace florilege::web
