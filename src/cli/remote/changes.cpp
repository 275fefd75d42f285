#include "cli/remote/changes.hpp"

#include "cli/remote/refusal.hpp"
#include "cli/remote/values.hpp"

#include <boost/json.hpp>

namespace florilege::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t most_changes = 1000; ///< that a site tells of

library::Sense sense_in(json::object const& object)
{
    auto const word = text_in(object, "sense");
    if (word == "undone") return library::Sense::undone;
    return word == "done again" ? library::Sense::again : library::Sense::done;
}

NamedChange change_of(json::object const& object)
{
    auto const sense = sense_in(object);
    // A site says the sense in front of it too.
    auto summary = text_in(object, "summary").substr(library::in_sense(sense, {}).size());
    return {{library::ChangeId{0},
             time_in(object, "at").value(),
             text_in(object, "action"),
             std::move(summary),
             std::nullopt,
             time_in(object, "undone"),
             {},
             sense},
            text_in(object, "change")};
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

Result<NamedChange> undo_there(Context const& context, std::string const& change)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const answered =
        server->post("undo", change.empty() ? json::object{} : json::object{{"change", change}});
    if (!answered) return answered.error();
    return change_of(answered->object());
}

} // namespace florilege::cli
