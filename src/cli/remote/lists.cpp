#include "cli/remote/lists.hpp"

#include "cli/remote/values.hpp"
#include "text/url/url.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::cli {
namespace {

namespace json = boost::json;

/// The list that it stands in, among those before it.
library::ListId parent_of(library::ListPath path, std::vector<library::ListHead> const& before)
{
    path.pop_back();
    auto const found = std::find_if(before.rbegin(), before.rend(),
                                    [&](library::ListHead const& other) { return other.path == path; });
    return found == before.rend() ? library::ListId{0} : found->key;
}

library::ListHead list_of(json::object const& object, std::vector<library::ListHead> const& before)
{
    auto path = texts_in(object, "path");
    auto const audience =
        text_in(object, "audience") == "public" ? accounts::Audience::everyone() : accounts::Audience::me();
    auto const key = static_cast<std::int64_t>(before.size()) + 1;
    auto const parent = parent_of(path, before);
    return {library::ListId{key},
            parent,
            id_in(object),
            std::move(path),
            text_in(object, "note"),
            audience,
            time_in(object, "created").value(),
            number_in(object, "entries")};
}

library::OutlineEntry entry_in(json::object const& object)
{
    library::OutlineEntry entry;
    entry.note = text_in(object, "note");
    if (auto const* const page = object.at("bookmark").if_object())
        entry.page = {id_in(*page), text_in(*page, "title"), text_in(*page, "url")};
    if (auto const* const passage = object.at("highlight").if_object())
        entry.passage = {id_in(*passage), text_in(*passage, "quote"), text_in(*passage, "note")};
    return entry;
}

/// The saved bookmark of an address, as `url:` and the page's other addresses find it.
Result<json::object> entry_at(Server const& server, std::string const& word)
{
    auto url = text::Url::parse(word);
    if (!url && url.error().fault == text::UrlFault::missing_scheme)
        url = text::Url::parse("https://" + word);
    if (!url) return Fault{word, "is neither an id nor an address"};
    auto const found = server.get("bookmarks/at", {{"url", url->text()}});
    if (!found) return Fault{word, "is not saved yet; `florilege add` saves it"};
    return json::object{{"bookmark", text_in(found->object(), "id")}};
}

} // namespace

Result<std::vector<library::ListHead>> all_lists(Server const& server)
{
    auto const answered = server.get("lists");
    if (!answered) return answered.error();
    std::vector<library::ListHead> lists;
    for (auto const& item : answered->items())
        lists.push_back(list_of(item.as_object(), lists));
    return lists;
}

Result<library::ListHead> find_list(Server const& server, std::string const& path)
{
    auto const lists = all_lists(server);
    if (!lists) return lists.error();
    return library::find_list(*lists, path);
}

Result<std::vector<library::OutlineEntry>> entries_of(Server const& server, library::ListHead const& list)
{
    auto const answered = server.get("lists/" + list.id.text());
    if (!answered) return answered.error();
    std::vector<library::OutlineEntry> entries;
    for (auto const& item : answered->items())
        entries.push_back(entry_in(item.as_object()));
    return entries;
}

Result<json::object> entry_of(Server const& server, std::string const& word)
{
    if (!PublicId::parse(word)) return entry_at(server, word);
    if (auto const bookmark = server.get("bookmarks/" + word))
        return json::object{{"bookmark", text_in(bookmark->object(), "id")}};
    return json::object{{"highlight", word}};
}

Result<std::string> summary_of(Server const& server, Result<Answered> const& changed)
{
    if (!changed) return changed.error();
    if (changed->change.empty()) return std::string{};
    auto const change = server.get("history/" + step(changed->change));
    if (!change) return change.error();
    return text_in(change->object(), "summary");
}

} // namespace florilege::cli
