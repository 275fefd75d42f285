#include "web/api/resources/history.hpp"

#include "digest/publish/removal.hpp"
#include "library/history/history.hpp"
#include "library/history/newest_change.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/times.hpp"
#include "web/site/notice.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::size_t items_where_not_said = 50;

constexpr std::array history_parameters{
    may("limit", Shape::whole(1, 1000), "How many to give: 50 where it is not said")};

constexpr std::array<std::string_view, 3> senses{"done", "undone", "done again"};

constexpr std::array change_fields{
    must("change", Shape::text(), "Names it: what undoing takes, and what `Florilege-Change` says"),
    must("at", Shape::time(), "When it was made"),
    must("action", Shape::text(), "What was done: \"update\", \"bookmark delete\", \"tag rename\""),
    must("summary", Shape::text(), "What it was done to, for people: \"undone: maps\""),
    must("sense", Shape::one_of(senses),
         "Whether it was made for its own sake, took another change back, or made one again by taking that "
         "back"),
    must("undone", Shape::time().or_null(), "When it was undone"),
};
constexpr Object change_object{"Change", "One thing that was done and can be undone", change_fields};
constexpr Shape change_shape = Shape::of(change_object);
constexpr std::array history_fields{
    must("items", Shape::list(change_shape), "The changes, the newest first")};
constexpr Object history_object{"History", "What was changed in the library, imports left out",
                                history_fields};

json::object change_json(Asking const& asking, library::Change const& change)
{
    return {{"change", sealed_change(asking, change.id)},
            {"at", time_text(change.at)},
            {"action", change.action},
            {"summary", change.text()},
            {"sense", senses.at(static_cast<std::size_t>(change.sense))},
            {"undone", change.undone ? json::value(time_text(*change.undone)) : json::value{}}};
}

Response history(Reading& reading, Input const& asked)
{
    json::array items;
    for (auto const& change : library::changes_of(reading.session, reading.account().id,
                                                  asked.count("limit", items_where_not_said)))
        items.push_back(change_json(reading, change));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> history_answers{{{200, "The changes", &history_object}}};
constexpr ApiDoc history_doc{.id = "readHistory",
                             .chapter = "History",
                             .query = history_parameters,
                             .answers = history_answers,
                             .asks = "limit=10"};

Response read(Reading& reading, Input const&)
{
    auto const id = opened_change(reading, reading.capture(0));
    auto const change = id ? library::find_change(reading.session, reading.account().id, *id) : std::nullopt;
    return change ? json_answer(change_json(reading, *change)) : absent();
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The change", &change_object}}};
constexpr ApiDoc read_doc{
    .id = "readChange", .chapter = "History", .path = change_path, .answers = read_answers};

constexpr std::array undo_fields{
    may("change", Shape::text(2048, 1),
        "The change, as the history or `Florilege-Change` names it: the newest that is neither undone nor an "
        "undoing where it is not said")};
constexpr Object undo_object{"Undo", "What is to be undone", undo_fields};

/// Also for somebody else's.
Response no_change()
{
    return wrong_field("/change", "names no change");
}

Response undo(Changing& changing, Input const& given)
{
    auto const name = given.maybe_text("change");
    auto const id = name ? opened_change(changing, *name) : std::nullopt;
    if (name && !id) return no_change();
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        if (id && !library::find_change(transaction, shelf.owner, *id)) return no_change();
        auto const undone = id ? library::undo(transaction, shelf, *id, digest::undo_removal)
                               : library::undo_last(transaction, shelf, digest::undo_removal);
        if (!undone) return conflict(undone.error().text());
        return json_answer(change_json(changing, *undone));
    });
    changing.site.jobs.ring(); // a digest that is ordered again may have something to publish
    return response;
}

constexpr std::array<AnswerDoc, 2> undo_answers{
    {{200, "It is undone; the undoing is a change that can be undone", &change_object},
     {409, "It is undone already, what came later is in the way, or there is nothing to undo",
      &problem_object, problem_type}}};
constexpr ApiDoc undo_doc{.id = "undo",
                          .chapter = "History",
                          .body = &undo_object,
                          .answers = undo_answers,
                          .asks = R"({"change": "0CwKDHo5n1FhL3sQ8m0p2Zx4"})"};

} // namespace

Route const api_history = api_route<history_doc, history>(
    Method::get, "/api/v1/history", Policy::Who::signed_in, "What was changed in the visitor's library");
Route const api_read_change =
    api_route<read_doc, read>(Method::get, "/api/v1/history/{change}", Policy::Who::signed_in,
                              "One change, as what made it names it in `Florilege-Change`");
Route const api_undo =
    api_route<undo_doc, undo>(Method::post, "/api/v1/undo", Policy::Who::signed_in, "Undoes a change");

} // namespace florilege::web
