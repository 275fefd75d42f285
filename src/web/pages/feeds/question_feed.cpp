#include "web/pages/feeds/question_feed.hpp"

#include "library/query/tree.hpp"
#include "library/search/search.hpp"
#include "web/pages/library/question.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

FeedItems newest_answers(Reading& reading, FeedQuestion const& question, library::Query const& query,
                         library::SearchOptions const& options)
{
    auto result =
        library::search(reading.session, reading.site.columns, question.owner, query, options, reading.now);
    FeedItems items{{}, result.last, result.more_after};
    for (auto& hit : result.hits)
        items.items.push_back({std::move(hit.bookmark), question.shelved});
    return items;
}

} // namespace

Response question_feed(Reading& reading, FeedForm form, FeedQuestion const& question, FeedFound found)
{
    auto const query = query_within(reading, question.within, question.text);
    if (!query) return error_page(reading, 400, in_words(reading.words(), "library.fault", query.error()));
    // Days such as "7d" are others tomorrow.
    found.query = library::printed(query->root());
    if (!question.text.empty()) {
        found.title += ": " + question.text;
        found.name += "/q/" + encoded(question.text);
    }
    return feed_answer(reading, form, found,
                       [&](std::size_t limit, std::optional<library::Place> const& after) {
                           library::SearchOptions options;
                           options.sort = library::Sort::newest;
                           options.limit = limit;
                           options.after = after;
                           options.facets = 0;
                           return newest_answers(reading, question, *query, options);
                       });
}

} // namespace florilege::web
