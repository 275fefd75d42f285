#include "library/edit_fault.hpp"
#include "library/lists/list_changes.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/list_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/lists.hpp"
#include "web/api/whole_list.hpp"

/// What stands in a list.
namespace florilege::web {
namespace {

constexpr std::size_t most_entries = 1000; ///< in one request
constexpr Shape place_shape = Shape::whole(1, 100'000'000);

constexpr std::array entry_fields{
    may("bookmark", Shape::id(), "The bookmark to put in"),
    may("highlight", Shape::id(), "Or the highlight"),
    may("note", Shape::text(library::EditLimits::text, 1), "Or a text between; or one beside either"),
};
constexpr Object entry_object{"NewListEntry", "A bookmark, a highlight or a text", entry_fields};
constexpr Shape entry_shape = Shape::of(entry_object);
constexpr std::array add_fields{
    must("entries", Shape::list(entry_shape, most_entries, 1), "What is to stand there, in this order"),
    may("at", place_shape, "The place of the first, from 1: the end where it is not said"),
};
constexpr Object add_object{"EntriesToAdd", "What is to stand in a list", add_fields};

Response add(Changing& changing, Input const& given)
{
    std::vector<library::ListDraft::Entry> entries;
    for (auto const& one : given.objects("entries")) {
        library::ListDraft::Entry entry{one.id("bookmark"), one.id("highlight"), one.text("note")};
        auto const at = "entries/" + std::to_string(entries.size());
        if (entry.bookmark && entry.highlight) return wrong_field('/' + at, "names two things");
        if (!entry.bookmark && !entry.highlight && entry.note.empty())
            return wrong_field('/' + at, "is neither a bookmark, nor a highlight, nor a text");
        if (auto const fault = library::fault_in(at + "/note", entry.note, library::EditLimits::text))
            return problem_of(*fault);
        entries.push_back(std::move(entry));
    }
    return changed_list(changing, [&](store::Transaction& transaction, library::Shelf const& shelf,
                                      library::ListHead const& list) {
        return library::add_to_list(transaction, shelf, list, entries, given.whole("at"));
    });
}

constexpr std::array<AnswerDoc, 3> answers{
    {{200, "The list as it is now", &whole_list_object},
     {409, "Something that is named is missing, or stands in the list already", &problem_object,
      problem_type},
     {412, "It was changed since", &stale_list_object, problem_type}}};
constexpr ApiDoc add_doc{.id = "addToList",
                         .chapter = "Lists",
                         .path = list_path,
                         .body = &add_object,
                         .answers = answers,
                         .asks = R"({"entries": [{"note": "And now the old ones:"}], "at": 1})",
                         .condition = Condition::if_match,
                         .takes_many = true};

constexpr std::array move_fields{must("from", place_shape, "The place of the entry, from 1"),
                                 must("to", place_shape, "Where it shall stand")};
constexpr Object move_object{"EntryToMove", "An entry and its new place", move_fields};

Response move(Changing& changing, Input const& given)
{
    return changed_list(changing, [&](store::Transaction& transaction, library::Shelf const& shelf,
                                      library::ListHead const& list) {
        return library::move_in_list(transaction, shelf, list, *given.whole("from"), *given.whole("to"));
    });
}

constexpr ApiDoc move_doc{.id = "moveInList",
                          .chapter = "Lists",
                          .path = list_path,
                          .body = &move_object,
                          .answers = answers,
                          .asks = R"({"from": 3, "to": 1})",
                          .condition = Condition::if_match};

constexpr std::array remove_fields{
    must("places", Shape::list(place_shape, most_entries, 1), "The places of the entries, from 1")};
constexpr Object remove_object{"EntriesToRemove", "Entries that shall not stand in a list", remove_fields};

Response remove(Changing& changing, Input const& given)
{
    return changed_list(changing, [&](store::Transaction& transaction, library::Shelf const& shelf,
                                      library::ListHead const& list) {
        return library::remove_from_list(transaction, shelf, list, given.numbers("places"));
    });
}

constexpr ApiDoc remove_doc{.id = "removeFromList",
                            .chapter = "Lists",
                            .path = list_path,
                            .body = &remove_object,
                            .answers = answers,
                            .asks = R"({"places": [2]})",
                            .condition = Condition::if_match};

} // namespace

Route const api_add_to_list =
    api_route<add_doc, add>(Method::post, "/api/v1/lists/{list}/entries", Policy::Who::signed_in,
                            "Puts bookmarks, highlights and texts into a list");
Route const api_move_in_list =
    api_route<move_doc, move>(Method::post, "/api/v1/lists/{list}/move", Policy::Who::signed_in,
                              "Moves an entry of a list to another place");
Route const api_remove_from_list =
    api_route<remove_doc, remove>(Method::post, "/api/v1/lists/{list}/remove", Policy::Who::signed_in,
                                  "Takes entries out of a list; they stay in the library");

} // namespace florilege::web
