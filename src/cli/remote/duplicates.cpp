#include "cli/remote/duplicates.hpp"

#include "cli/remote/values.hpp"

#include <boost/json.hpp>

namespace florilege::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t most_pages = 1000; ///< that a site tells of

Result<library::PagesMerged> merged(Result<Answered> const& answered)
{
    if (!answered) return answered.error();
    return library::PagesMerged{number_in(answered->object(), "pages"),
                                number_in(answered->object(), "bookmarks")};
}

} // namespace

Result<library::Duplicates> duplicates(Server const& server, std::size_t limit)
{
    if (limit > most_pages)
        return Fault{"--limit", "is at most " + std::to_string(most_pages) + " where --server is given"};
    auto const answered = server.get("duplicates", {{"limit", std::to_string(limit)}});
    if (!answered) return answered.error();
    library::Duplicates found;
    found.total = number_in(answered->object(), "total");
    for (auto const& item : answered->items()) {
        library::SamePage page;
        for (auto const& bookmark : item.as_object().at("bookmarks").as_array())
            page.push_back(bookmark_of(bookmark.as_object()));
        found.pages.push_back(std::move(page));
    }
    return found;
}

Result<library::PagesMerged> merge_pages(Server const& server, std::span<PublicId const> of)
{
    json::array ids;
    for (auto const& id : of)
        ids.push_back(json::value(id.text()));
    return merged(server.post("duplicates/merge", json::object{{"bookmarks", std::move(ids)}}));
}

Result<library::PagesMerged> merge_pages(Server const& server, std::size_t limit)
{
    return merged(server.post("duplicates/merge", json::object{{"limit", limit}}));
}

} // namespace florilege::cli
