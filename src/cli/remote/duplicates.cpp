#include "cli/remote/duplicates.hpp"

#include "cli/remote/refusal.hpp"
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
    if (limit > most_pages) return above_limit(most_pages);
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
    return merged(server.post("duplicates/merge", json::object{{"bookmarks", array_of(of)}}));
}

Result<library::PagesMerged> merge_pages(Server const& server, std::size_t limit)
{
    return merged(server.post("duplicates/merge", json::object{{"limit", limit}}));
}

} // namespace florilege::cli
