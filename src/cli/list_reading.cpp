#include "cli/list_reading.hpp"

#include "cli/library.hpp"
#include "cli/remote/lists.hpp"
#include "cli/remote/server.hpp"
#include "library/lists/list_outline.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

json::object object_of(library::ListHead const& list)
{
    return {{"id", list.id.text()},
            {"path", json::array(list.path.begin(), list.path.end())},
            {"note", list.note},
            {"audience", list.audience.is_public() ? "public" : "me"},
            {"entries", list.entries}};
}

std::string line_of(library::ListHead const& list)
{
    return fmt::format("{} ({}{})", list.path.back(), list.entries,
                       list.audience.is_public() ? ", public" : "");
}

Result<std::vector<library::ListHead>> lists_here(Context const& context)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    return library::all_lists(*library->read(), library->account.id);
}

Result<std::vector<library::ListHead>> lists_there(Context const& context)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    return all_lists(*server);
}

json::object object_of(library::OutlineEntry const& entry, std::size_t at)
{
    json::object object{{"at", at}};
    if (entry.page)
        object["bookmark"] = json::object{
            {"id", entry.page->id.text()}, {"title", entry.page->title}, {"url", entry.page->url}};
    if (entry.passage)
        object["highlight"] = json::object{
            {"id", entry.passage->id.text()}, {"quote", entry.passage->quote}, {"note", entry.passage->note}};
    object["note"] = entry.note;
    return object;
}

void tell(Terminal& terminal, library::OutlineEntry const& entry, std::size_t at)
{
    auto const line = [&](std::string_view text) {
        if (!text.empty()) terminal.out << "      " << text << '\n';
    };
    std::string first = entry.note;
    if (entry.page) first = entry.page->title.empty() ? entry.page->url : entry.page->title;
    if (entry.passage) first = "“" + entry.passage->quote + "”";
    terminal.out << fmt::format("{:>4}  {}\n", at, first);
    if (entry.passage) line(entry.passage->note);
    if (entry.passage && entry.page) line(entry.page->title);
    if (entry.page && first != entry.page->url) line(entry.page->url);
    if (entry.page) line(entry.note);
}

/// One list with what stands in it, among all.
struct Shown {
    std::vector<library::ListHead> lists;
    library::ListHead list;
    std::vector<library::OutlineEntry> entries;
};

Result<Shown> shown_here(Context const& context, std::string const& path)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const reader = library->read();
    auto lists = library::all_lists(*reader, library->account.id);
    auto list = library::find_list(lists, path);
    if (!list) return list.error();
    auto entries = library::entries_of(*reader, list->key);
    return Shown{std::move(lists), std::move(*list), std::move(entries)};
}

Result<Shown> shown_there(Context const& context, std::string const& path)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto lists = all_lists(*server);
    if (!lists) return lists.error();
    auto list = library::find_list(*lists, path);
    if (!list) return list.error();
    auto entries = entries_of(*server, *list);
    if (!entries) return entries.error();
    return Shown{std::move(*lists), std::move(*list), std::move(*entries)};
}

} // namespace

Exit tell_lists(Context& context, bool as_json)
{
    auto const read = is_remote(context) ? lists_there(context) : lists_here(context);
    if (!read) return told(context, read.error());
    auto const& lists = *read;
    json::array array;
    for (auto const& list : lists) {
        if (as_json)
            array.push_back(object_of(list));
        else
            context.terminal.out << std::string(2 * (list.path.size() - 1), ' ') << line_of(list) << '\n';
    }
    if (as_json)
        context.terminal.out << json::serialize(array) << '\n';
    else if (lists.empty())
        context.terminal.out << "no lists yet; `florilege list create PATH` makes one\n";
    return lists.empty() ? Exit::partly : Exit::done;
}

Exit show_list(Context& context, std::string const& path, bool as_json)
{
    auto const shown = is_remote(context) ? shown_there(context, path) : shown_here(context, path);
    if (!shown) return told(context, shown.error());
    auto const& lists = shown->lists;
    auto const* const list = &shown->list;
    auto const& entries = shown->entries;
    if (as_json) {
        auto object = object_of(*list);
        json::array items;
        for (std::size_t at = 0; at < entries.size(); ++at)
            items.push_back(object_of(entries[at], at + 1));
        object["items"] = std::move(items);
        json::array inner;
        for (auto const& other : lists)
            if (other.parent == list->key) inner.push_back(object_of(other));
        object["lists"] = std::move(inner);
        context.terminal.out << json::serialize(object) << '\n';
        return Exit::done;
    }
    context.terminal.out << library::path_text(list->path) << (list->audience.is_public() ? " (public)" : "")
                         << '\n';
    if (!list->note.empty()) context.terminal.out << list->note << '\n';
    for (std::size_t at = 0; at < entries.size(); ++at)
        tell(context.terminal, entries[at], at + 1);
    for (auto const& other : lists)
        if (other.parent == list->key) context.terminal.out << "   /  " << line_of(other) << '\n';
    return Exit::done;
}

} // namespace florilege::cli
