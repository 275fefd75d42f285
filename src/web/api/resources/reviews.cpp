#include "web/api/resources/reviews.hpp"

#include "digest/dates.hpp"
#include "library/highlights/placed_highlight.hpp"
#include "library/highlights/review_choice.hpp"
#include "prelude/iso_time.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/highlight_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/pages/review/review_day.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::int64_t most_at_once = 1000; ///< drawn, or chosen for
constexpr Shape count_shape = Shape::whole(1, most_at_once);
constexpr std::array count_fields{may("count", count_shape, "How many to draw: 5 where it is not said")};

constexpr Shape placed_shape = Shape::of(placed_highlight_object);
constexpr std::array review_fields{
    must("day", Shape::text(10, 10), "The day in the visitor's time zone, as in \"2012-01-30\""),
    must("items", Shape::list(placed_shape), "The highlights of that day, the longest due first"),
    must("kept", Shape::whole(), "So many of them, the first, are noted down as read that day"),
};
constexpr Object review_object{"Review", "What is read again on a day", review_fields};

Response review_answer(store::Session& session, library::ReviewDay const& day, library::Draw const& draw)
{
    json::array items;
    for (auto const& placed : library::read_highlights(session, draw.places))
        items.push_back(placed_highlight_json(placed.highlight, placed.bookmark));
    return json_answer(
        json::object{{"day", digest::iso_date(day.day)}, {"items", std::move(items)}, {"kept", draw.kept}});
}

Response read(Reading& reading, Input const& asked)
{
    auto const day = review_day(reading);
    return review_answer(
        reading.session, day,
        library::draw(reading.session, reading.account().id, day, asked.count("count", drawn_a_day)));
}

constexpr std::array<AnswerDoc, 1> answers{
    {{200, "The highlights: the same all day, as long as the library is the same", &review_object}}};
constexpr ApiDoc read_doc{
    .id = "readReview", .chapter = "Review", .query = count_fields, .answers = answers, .asks = "count=5"};

constexpr Object keep_object{"ReviewRead", "That the highlights of the day were read", count_fields};

Response keep(Changing& changing, Input const& given)
{
    auto const owner = changing.account().id;
    return changing.change([&](store::Transaction& transaction, library::Shelf const&) {
        auto const day = review_day(changing);
        auto draw = library::draw(transaction, owner, day, given.count("count", drawn_a_day));
        library::keep_draw(transaction, owner, day, draw);
        draw.kept = draw.places.size();
        return review_answer(transaction, day, draw);
    });
}

constexpr std::array<AnswerDoc, 1> keep_answers{
    {{200, "What was read; each rests until its next day", &review_object}}};
constexpr ApiDoc keep_doc{.id = "keepReview",
                          .chapter = "Review",
                          .body = &keep_object,
                          .answers = keep_answers,
                          .asks = R"({"count": 5})"};

constexpr std::array<std::string_view, 2> choice_words{"again", "done"};
constexpr std::array choice_fields{must("choice", Shape::one_of(choice_words),
                                        "`again`: draw it tomorrow, as if it were new; `done`: never")};
constexpr Object choice_object{"ReviewChoice", "What shall become of a highlight", choice_fields};
constexpr std::array chosen_fields{must("summary", Shape::text(), "What the history calls it")};
constexpr Object chosen_object{"ReviewChosen", "What was chosen", chosen_fields};

library::ReviewChoice choice_in(Input const& given)
{
    return given.text("choice") == "again" ? library::ReviewChoice::again : library::ReviewChoice::done;
}

/// The answer to a choice; where something is not there, what `otherwise` makes of it.
Response chosen_answer(Changing& changing, library::ReviewChoice choice, std::span<PublicId const> highlights,
                       Response (*otherwise)(Fault const&))
{
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const chosen = library::choose(transaction, shelf, review_day(changing), choice, highlights);
        return chosen ? json_answer(json::object{{"summary", *chosen}}) : otherwise(chosen.error());
    });
}

Response choose(Changing& changing, Input const& given)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return absent();
    return chosen_answer(changing, choice_in(given), std::array{*id}, [](Fault const&) { return absent(); });
}

constexpr std::array<AnswerDoc, 1> choose_answers{
    {{200, "It is so; the change can be undone", &chosen_object}}};
constexpr ApiDoc choose_doc{.id = "chooseReview",
                            .chapter = "Review",
                            .path = highlight_path,
                            .body = &choice_object,
                            .answers = choose_answers,
                            .asks = R"({"choice": "again"})"};

constexpr Shape id_shape = Shape::id();
constexpr auto choices_fields =
    joined(choice_fields,
           std::array{must("highlights", Shape::list(id_shape, most_at_once, 1), "Of which highlights")});
constexpr Object choices_object{"ReviewChoices", "What shall become of several highlights", choices_fields};

Response choose_many(Changing& changing, Input const& given)
{
    std::vector<PublicId> ids;
    for (auto const& text : given.texts("highlights"))
        ids.push_back(PublicId::parse(text).value());
    return chosen_answer(changing, choice_in(given), ids,
                         [](Fault const& fault) { return conflict(fault.text()); });
}

constexpr std::array<AnswerDoc, 2> choices_answers{
    {{200, "It is so of all; one change that can be undone", &chosen_object},
     {409, "One of them is not there: nothing is changed", &problem_object, problem_type}}};
constexpr ApiDoc choices_doc{.id = "chooseReviews",
                             .chapter = "Review",
                             .body = &choices_object,
                             .answers = choices_answers,
                             .asks = R"({"choice": "done", "highlights": ["q7CZLXS1zDDvFaY4p9gLJw"]})"};

} // namespace

Route const api_review = api_route<read_doc, read>(Method::get, "/api/v1/review", Policy::Who::signed_in,
                                                   "A few highlights of the day from older reading");
Route const api_keep_review =
    api_route<keep_doc, keep>(Method::post, "/api/v1/review", Policy::Who::signed_in,
                              "The highlights of the day were read: each rests until its next day");
Route const api_choose_review =
    api_route<choose_doc, choose>(Method::post, "/api/v1/review/{highlight}", Policy::Who::signed_in,
                                  "Draws a highlight again tomorrow, or never again");
Route const api_choose_reviews =
    api_route<choices_doc, choose_many>(Method::post, "/api/v1/review/choices", Policy::Who::signed_in,
                                        "Draws several highlights again tomorrow, or never again");

} // namespace florilege::web
