#include "web/pages/lists/lists_page.hpp"

#include "library/lists/list_changes.hpp"
#include "library/lists/list_entries.hpp"
#include "library/lists/list_outline.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

Response lists_page(Reading& reading)
{
    auto const& words = reading.words();
    std::vector<Fields> rows;
    for (auto const& list : library::all_lists(reading.session, reading.account().id)) {
        Fields row;
        row.set("list_address", "/l/" + list.id.text());
        row.set("list", list.path.back());
        row.set("list_note", list.note);
        row.set("depth", std::to_string(std::min<std::size_t>(list.path.size() - 1, 6)));
        row.set("entries", words.say("lists.entries", {{"count", list.entries}}));
        row.say("public", list.audience.is_public());
        rows.push_back(std::move(row));
    }
    PageDraft draft{"lists"};
    draft.title = std::string{words.text("lists.title")};
    draft.section = "lists";
    draft.fields.say("any", !rows.empty());
    draft.fields.list("rows", std::move(rows));
    return page(reading, std::move(draft));
}

/// "Maps / To read": the titles of a path as somebody types it.
library::ListPath path_of(std::string_view typed)
{
    library::ListPath path;
    while (!typed.empty()) {
        auto const end = std::min(typed.find('/'), typed.size());
        auto step = typed.substr(0, end);
        while (!step.empty() && step.front() == ' ')
            step.remove_prefix(1);
        while (!step.empty() && step.back() == ' ')
            step.remove_suffix(1);
        if (!step.empty()) path.emplace_back(step);
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return path;
}

Response refused(Changing& changing, Fault const& fault)
{
    return error_page(changing, 422, in_words(changing.words(), "lists.fault", fault));
}

Fault no_title()
{
    return {"", "a list needs a title", Saying{"fault.list.no-title"}};
}

/// The list of that path, which is made where it is missing.
Result<library::ListHead> list_of(store::Transaction& transaction, library::Shelf const& shelf,
                                  std::string const& typed)
{
    auto const path = library::path_text(path_of(typed));
    if (path.empty()) return no_title();
    auto const lists = library::all_lists(transaction, shelf.owner);
    if (!library::lists_named(lists, path).empty()) return library::find_list(lists, path);
    if (auto made = library::create_list(transaction, shelf, {path_of(typed), {}, accounts::Audience::me()});
        !made)
        return made.error();
    return *library::list_at(library::all_lists(transaction, shelf.owner), path_of(typed));
}

Response create(Changing& changing)
{
    library::NewList list{path_of(changing.field("title")), changing.field("note"),
                          changing.field("public").empty() ? accounts::Audience::me()
                                                           : accounts::Audience::everyone()};
    if (list.path.empty()) return refused(changing, no_title());
    auto const made = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::create_list(transaction, shelf, list);
    });
    if (!made) return refused(changing, made.error());
    auto const session = changing.read();
    auto const lists = library::all_lists(*session, changing.account().id);
    auto const* const found = library::list_at(lists, list.path);
    return done(changing, found == nullptr ? "/lists" : "/l/" + found->id.text());
}

Fault not_there(library::ListDraft::Entry const& entry)
{
    return {(entry.highlight ? entry.highlight : entry.bookmark)->text(),
            "there is no such bookmark or highlight", Saying{"fault.list.no-entry"}};
}

/// Puts a bookmark, or a highlight, into a list that is named by its path.
Response add(Changing& changing)
{
    library::ListDraft::Entry entry{
        PublicId::parse(changing.field("bookmark")), PublicId::parse(changing.field("highlight")), {}};
    if (!entry.bookmark && !entry.highlight) return error_page(changing, 400);
    auto const added = changing.change(
        [&](store::Transaction& transaction, library::Shelf const& shelf) -> Result<std::string> {
            // Before anything is made: what is refused must not leave an empty list behind.
            if (!library::keys_of(transaction, shelf, entry)) return not_there(entry);
            auto const list = list_of(transaction, shelf, changing.field("list"));
            if (!list) return list.error();
            return library::add_to_list(transaction, shelf, *list, std::array{entry}, std::nullopt);
        });
    return added ? done(changing, changing.back("/lists")) : refused(changing, added.error());
}

} // namespace

Route const lists_page_route{Method::get, "/lists", Policy::Who::signed_in, lists_page,
                             "The visitor's lists as an outline"};
Route const create_list_route{Method::post, "/lists",       Policy::Who::signed_in,
                              create,       "Makes a list", Body::form};
Route const add_to_list_route{
    Method::post,
    "/lists/add",
    Policy::Who::signed_in,
    add,
    "Puts a bookmark into the list of that title, which is made where it is missing",
    Body::form};

} // namespace florilege::web
