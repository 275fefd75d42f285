#include "cli/remote/searches.hpp"

#include "cli/remote/values.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::cli {

namespace json = boost::json;

Result<std::vector<library::SavedSearch>> saved_searches(Server const& server)
{
    auto const answered = server.get("searches");
    if (!answered) return answered.error();
    std::vector<library::SavedSearch> searches;
    for (auto const& item : answered->items()) {
        auto const& object = item.as_object();
        searches.push_back({id_in(object), text_in(object, "name"), text_in(object, "query"),
                            library::sort_named(text_in(object, "sort")),
                            time_in(object, "created").value()});
    }
    return searches;
}

std::optional<library::SavedSearch> find_search(std::vector<library::SavedSearch> const& searches,
                                                library::SearchName const& name)
{
    auto const found = std::find_if(searches.begin(), searches.end(), [&](auto const& search) {
        auto const other = library::SearchName::parse(search.name);
        return other && other->folded() == name.folded();
    });
    return found == searches.end() ? std::nullopt : std::optional{*found};
}

Result<void> save_search(Server const& server, library::SearchName const& name, std::string const& query,
                         std::string const& sort)
{
    json::object body{{"name", name.text()}, {"query", query}};
    if (!sort.empty()) body["sort"] = sort;
    return done(server.post("searches", body));
}

Result<void> rename_search(Server const& server, library::SearchName const& from,
                           library::SearchName const& to)
{
    return done(server.post("searches/" + step(from.text()) + "/rename", json::object{{"name", to.text()}}));
}

Result<void> delete_search(Server const& server, library::SearchName const& name)
{
    return done(server.erase("searches/" + step(name.text())));
}

} // namespace florilege::cli
