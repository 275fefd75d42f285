#include "cli/remote/reviews.hpp"

#include "cli/remote/refusal.hpp"
#include "cli/remote/values.hpp"

#include <boost/json.hpp>

namespace florilege::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t most_listed = 10'000; ///< that a site tells of

std::vector<library::PlacedHighlight> placed_in(Answered const& answered)
{
    std::vector<library::PlacedHighlight> highlights;
    for (auto const& item : answered.items()) {
        auto const& object = item.as_object();
        highlights.push_back({highlight_of(object), bookmark_of(object.at("bookmark").as_object()).content});
    }
    return highlights;
}

DrawnDay day_in(Answered const& answered)
{
    return {text_in(answered.object(), "day"), placed_in(answered)};
}

Result<Answered> list(Context const& context, std::string_view path, std::size_t limit)
{
    if (limit > most_listed) return above_limit(most_listed);
    auto const server = Server::of(context);
    if (!server) return server.error();
    return server->get(path, {{"limit", std::to_string(limit)}});
}

} // namespace

Result<DrawnDay> drawn_there(Context const& context, std::size_t count)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const seen = server->get("review", {{"count", std::to_string(count)}});
    if (!seen) return seen.error();
    auto const kept = static_cast<std::size_t>(number_in(seen->object(), "kept"));
    if (kept == seen->items().size()) return day_in(*seen);
    auto const read = server->post("review", json::object{{"count", count}});
    if (!read) return read.error();
    return day_in(*read);
}

Result<std::vector<library::PlacedHighlight>> newest_there(Context const& context, std::size_t limit)
{
    auto const answered = list(context, "highlights", limit);
    if (!answered) return answered.error();
    return placed_in(*answered);
}

Result<std::vector<library::BookmarkDraft>> sources_there(Context const& context, std::size_t limit)
{
    auto const answered = list(context, "highlights/sources", limit);
    if (!answered) return answered.error();
    std::vector<library::BookmarkDraft> sources;
    for (auto const& item : answered->items())
        sources.push_back(bookmark_of(item.as_object()).content);
    return sources;
}

Result<std::string> chosen_there(Context const& context, library::ReviewChoice choice,
                                 std::span<PublicId const> highlights)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const word = choice == library::ReviewChoice::again ? "again" : "done";
    auto const answered =
        server->post("review/choices", json::object{{"choice", word}, {"highlights", array_of(highlights)}});
    if (!answered) return answered.error();
    return text_in(answered->object(), "summary");
}

} // namespace florilege::cli
