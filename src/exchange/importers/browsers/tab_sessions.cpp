#include "exchange/importers/browsers/tab_sessions.hpp"

#include "exchange/importers/json_fields.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

/// What all tabs of a session share.
struct Session {
    std::string name;
    std::string date;
    std::vector<std::string> tags;
};

Session session_of(json::object const& object)
{
    Session session{one_line(text_of(object, "name")), text_of(object, "date"), {}};
    if (auto const* const tags = object.if_contains("tag"))
        session.tags = names_in(*tags, "name").value_or(std::vector<std::string>{});
    return session;
}

/// A tab's other members are its place in the browser: window, number, size, icon.
void read_tab(json::object const& tab, Session const& session, ImportOptions const& options, Intake& intake,
              Place place)
{
    SavedItem item{std::move(place)};
    item.href = text_of(tab, "url");
    item.title(text_of(tab, "title"));
    item.created("date", session.date);
    if (!item.draft.created) item.created("lastAccessed", text_of(tab, "lastAccessed"));
    item.draft.tags = session.tags;
    if (!session.name.empty()) item.draft.lists.push_back({session.name});
    std::move(item).hand_over(options, intake);
}

void read_session(json::object const& object, ImportOptions const& options, Intake& intake,
                  Place const& place)
{
    auto const session = session_of(object);
    auto const* const windows = object.if_contains("windows");
    if (windows == nullptr || !windows->is_object())
        return intake.reject(place, "the session has no windows: " + session.name);
    for (auto const& window : windows->get_object()) {
        auto const* const tabs = window.value().if_object();
        if (tabs == nullptr) {
            intake.reject(place, "a window of the session is no object: " + session.name);
            continue;
        }
        for (auto const& tab : *tabs) {
            if (auto const* const one = tab.value().if_object())
                read_tab(*one, session, options, intake, place);
            else
                intake.reject(place, "a tab of the session is no object: " + session.name);
        }
    }
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, [&](json::object const& object, Place const& place) {
        read_session(object, options, intake, place);
    });
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "[") || !contains_word(head, "\"windows\"")) return Likeness::no;
    for (std::string_view const word : {"\"windowsnumber\"", "\"windowsinfo\"", "\"tabsnumber\"",
                                        "\"sessionstarttime\"", "\"lastaccessed\""})
        if (contains_word(head, word)) return Likeness::certain;
    return Likeness::likely;
}

} // namespace

Format const tab_sessions_format{"tab-sessions", "Sessions of Tab Session Manager (JSON)", recognise, read};

} // namespace florilege::exchange
