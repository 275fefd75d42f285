#include "cli/remote/changes.hpp"

#include "cli/remote/refusal.hpp"
#include "cli/remote/values.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t most_changes = 1000; ///< that a site tells of

NamedChange change_of(json::object const& object)
{
    return {{library::ChangeId{0}, time_in(object, "at").value(), text_in(object, "action"),
             text_in(object, "summary"), std::nullopt, time_in(object, "undone")},
            text_in(object, "change")};
}

Result<std::string> newest_not_undone(Server const& server)
{
    auto const changes = newest_changes(server, most_changes);
    if (!changes) return changes.error();
    auto const newest = std::find_if(changes->begin(), changes->end(),
                                     [](NamedChange const& change) { return !change.change.undone; });
    if (newest == changes->end()) return Fault{"undo", "there is nothing to undo"};
    return newest->name;
}

} // namespace

Result<std::vector<NamedChange>> newest_changes(Server const& server, std::size_t limit)
{
    if (limit > most_changes) return above_limit(most_changes);
    std::vector<NamedChange> changes;
    if (limit == 0) return changes;
    auto const answered = server.get("history", {{"limit", std::to_string(limit)}});
    if (!answered) return answered.error();
    for (auto const& item : answered->items())
        changes.push_back(change_of(item.as_object()));
    return changes;
}

Result<library::Change> undo_there(Context const& context, std::string const& change)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const name = change.empty() ? newest_not_undone(*server) : Result<std::string>{change};
    if (!name) return name.error();
    auto const answered = server->post("undo", json::object{{"change", *name}});
    if (!answered) return answered.error();
    return change_of(answered->object()).change;
}

} // namespace florilege::cli
