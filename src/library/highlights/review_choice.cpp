#include "library/highlights/review_choice.hpp"

#include "library/highlights/review_state.hpp"
#include "library/history/history.hpp"
#include "library/title_of.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::library {
namespace {

namespace json = boost::json;

ReviewState chosen(ReviewImage const& before, ReviewDay const& day, ReviewChoice choice)
{
    auto state = before.state.value_or(ReviewState{before.highlight, {}, 0, 0, {}});
    switch (choice) {
    case ReviewChoice::again:
        // As after the first draw of a highlight.
        state.step = 1;
        state.due = day.day + std::chrono::days{review_intervals.front()};
        break;
    case ReviewChoice::done: state.due.reset(); break;
    }
    return state;
}

std::string to_json(std::vector<ReviewImage> const& images)
{
    json::array array;
    for (auto const& image : images)
        array.push_back(object_of_review(image));
    return json::serialize(array);
}

std::vector<ReviewImage> images_of(std::string_view text)
{
    std::vector<ReviewImage> images;
    auto const array = json::parse(text);
    for (auto const& object : array.as_array())
        images.push_back(review_image_in(object));
    return images;
}

std::string_view name_of(ReviewChoice choice)
{
    switch (choice) {
    case ReviewChoice::again: return "review again";
    case ReviewChoice::done: return "review done";
    }
    return {};
}

constexpr std::string_view quote_sql =
    "SELECT quote FROM highlight WHERE public_id = ?1 AND owner = ?2 AND quote <> ''";

} // namespace

Result<std::string> choose(store::Transaction& transaction, Shelf const& shelf, ReviewDay const& day,
                           ReviewChoice choice, std::span<PublicId const> highlights)
{
    Summary summary;
    for (auto const& highlight : highlights) {
        auto const quote = transaction.text(quote_sql, highlight, shelf.owner);
        if (!quote) return Fault{highlight.text(), "there is no such highlight"};
        if (summary.text.empty()) summary.text = first_words(*quote);
    }
    if (auto const more = static_cast<std::int64_t>(highlights.size()) - 1; more > 0) {
        summary.facts = {Saying{"fact.more", {{"what", summary.text}, {"more", more}}}};
        summary.text += " and " + std::to_string(more) + " more";
    }
    std::vector<ReviewImage> before;
    for (auto const& highlight : highlights) {
        before.push_back(review_image_of(transaction, shelf, highlight));
        put_review_state(transaction, shelf, highlight, chosen(before.back(), day, choice));
    }
    remember(transaction, shelf, name_of(choice), summary, to_json(before));
    return std::move(summary.text);
}

void undo_choice(store::Transaction& transaction, Shelf const& shelf, std::string_view action,
                 Summary const& summary, std::string_view before)
{
    auto const images = images_of(before);
    std::vector<ReviewImage> now;
    now.reserve(images.size());
    for (auto const& image : images)
        now.push_back(review_image_of(transaction, shelf, image.highlight));
    // The last one first: of a highlight that is named twice the first state is the one before the change.
    std::for_each(images.rbegin(), images.rend(), [&](ReviewImage const& image) {
        put_review_state(transaction, shelf, image.highlight, image.state);
    });
    remember(transaction, shelf, action, summary, to_json(now));
}

} // namespace florilege::library
