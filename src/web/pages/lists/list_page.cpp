#include "web/pages/lists/list_page.hpp"

#include "library/lists/list_changes.hpp"
#include "library/lists/list_outline.hpp"
#include "library/person.hpp"
#include "text/url/url.hpp"
#include "web/api/entity_tag.hpp"
#include "web/api/whole_list.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

#include <algorithm>
#include <charconv>

namespace florilege::web {
namespace {

using text::Fields;

std::optional<std::int64_t> number(std::string const& text)
{
    std::int64_t value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::vector<Fields> entries_of(std::vector<library::OutlineEntry> const& entries, bool own)
{
    std::vector<Fields> rows;
    std::int64_t place = 0;
    for (auto const& entry : entries) {
        Fields row;
        row.set("place", std::to_string(++place));
        row.say("own", own);
        row.set("page", entry.page ? (entry.page->title.empty() ? entry.page->url : entry.page->title)
                                   : std::string{});
        row.set("page_address", entry.page ? "/b/" + entry.page->id.text() : std::string{});
        auto const url = entry.page && !entry.page->url.empty()
                             ? text::Url::parse(entry.page->url)
                             : Result<text::Url, text::UrlError>{text::UrlError{}};
        row.set("url", url ? safe_link(*url) : std::string{});
        row.set("quote", entry.passage ? entry.passage->quote : std::string{});
        row.set("quote_note", entry.passage ? entry.passage->note : std::string{});
        row.set("quote_address", entry.passage && entry.page
                                     ? "/b/" + entry.page->id.text() + "#h-" + entry.passage->id.text()
                                     : std::string{});
        row.set("entry_note", entry.note);
        row.say("first", place == 1);
        row.say("last", place == static_cast<std::int64_t>(entries.size()));
        row.set("above", std::to_string(place - 1));
        row.set("below", std::to_string(place + 1));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Fields> links(std::vector<library::ListHead> const& lists)
{
    std::vector<Fields> rows;
    for (auto const& list : lists) {
        Fields row;
        row.set("inner", list.path.back());
        row.set("inner_address", "/l/" + list.id.text());
        rows.push_back(std::move(row));
    }
    return rows;
}

/// What stands where, in a few letters: forms say which entry they mean by its place.
std::string seen_in(std::vector<library::OutlineEntry> const& entries)
{
    std::string all;
    for (auto const& entry : entries) {
        all += entry.passage ? entry.passage->id.text() : entry.page ? entry.page->id.text() : std::string{};
        all.append(1, ' ').append(entry.note).append(1, '\0');
    }
    return content_tag(all);
}

/// What the form that changes a list says of it.
struct Sheet {
    std::string title;
    std::string note;
    bool is_public;
};

Sheet sheet_of(library::ListHead const& list)
{
    return {list.path.back(), list.note, list.audience.is_public()};
}

/// The same in a few letters.
std::string seen_in(Sheet const& sheet)
{
    return content_tag(sheet.title + '\0' + sheet.note + '\0' + (sheet.is_public ? "public" : ""));
}

/// What a page of a list says besides.
struct Said {
    std::string message = {};
    std::optional<Sheet> sheet = {}; ///< as somebody filled the form in that changes it
    int status = 200;
};

/// The list as it is now.
Response shown(Asking const& asking, store::Session& session, Said const& said = {})
{
    auto const id = PublicId::parse(asking.capture(0));
    auto const owner = id ? library::owner_of_list(session, *id) : std::nullopt;
    if (!owner) return not_found(asking);
    bool const own = asking.visitor.account && asking.visitor.account->id == owner->id;
    auto const lists = library::all_lists(session, owner->id);
    auto const list = list_of_id(lists, asking.capture(0));
    if (!list) return not_found(asking);
    std::vector<library::ListHead> inside;
    std::vector<library::ListHead> around;
    for (auto const& other : lists) {
        if (other.parent == list->key) inside.push_back(other);
        if (other.path.size() < list->path.size() &&
            std::equal(other.path.begin(), other.path.end(), list->path.begin()))
            around.push_back(other);
    }
    auto const entries = library::entries_of(session, list->key);
    PageDraft draft{"list"};
    draft.status = said.status;
    draft.title = list->path.back();
    draft.section = own ? "lists" : "";
    auto& fields = draft.fields;
    fields.set("message", said.message);
    auto const now = sheet_of(*list);
    auto const& sheet = said.sheet ? *said.sheet : now;
    fields.set("words_seen", own ? seen_in(now) : std::string{});
    fields.say("editing", said.sheet.has_value());
    fields.set("edit_title", sheet.title);
    fields.set("edit_note", sheet.note);
    fields.say("edit_public", sheet.is_public);
    fields.set("seen", own ? seen_in(entries) : std::string{});
    fields.set("id", list->id.text());
    fields.set("title", draft.title);
    fields.set("note", list->note);
    fields.say("own", own);
    fields.say("public", list->audience.is_public());
    fields.set("by", own ? std::string{} : owner->name);
    fields.set("by_address", "/u/" + encoded(owner->name));
    fields.list("around", links(around));
    fields.say("has_inside", !inside.empty());
    fields.list("inside", links(inside));
    fields.set("parent_path", library::path_text({list->path.begin(), list->path.end() - 1}));
    fields.say("empty", entries.empty() && inside.empty());
    fields.list("entries", entries_of(entries, own));
    if (list->audience.is_public()) draft.feeds = {{draft.title, "/l/" + list->id.text()}};
    draft.has_form = own;
    draft.may_be_found = !own;
    return page(asking, std::move(draft));
}

Response list_page(Reading& reading)
{
    return shown(reading, reading.session);
}

/// Does something to the list of the address; gives nothing where there is none.
template <class Work> std::optional<Result<std::string>> with_list(Changing& changing, Work const& work)
{
    return changing.change([&](store::Transaction& transaction,
                               library::Shelf const& shelf) -> std::optional<Result<std::string>> {
        auto const list = list_of_id(library::all_lists(transaction, shelf.owner), changing.capture(0));
        if (!list) return std::nullopt;
        return work(transaction, shelf, *list);
    });
}

/// The same, and goes back to it.
template <class Work> Response change_list(Changing& changing, std::string const& to, Work const& work)
{
    auto const changed = with_list(changing, work);
    if (!changed) return not_found(changing);
    if (!*changed)
        return error_page(changing, 422, in_words(changing.words(), "lists.fault", changed->error()));
    return done(changing, to.empty() ? "/l/" + changing.capture(0) : to);
}

/// Title, note and audience; only what is another than it was.
Response edit(Changing& changing)
{
    Sheet const sheet{changing.field("title"), changing.field("note"), !changing.field("public").empty()};
    bool stale = false;
    auto const changed = with_list(
        changing,
        [&](auto& transaction, auto const& shelf, library::ListHead const& list) -> Result<std::string> {
            auto const seen = changing.field("words-seen"); // a form from elsewhere need not say it
            stale = !seen.empty() && seen != seen_in(sheet_of(list));
            if (stale) return std::string{};
            library::ListWords const words{sheet.note, sheet.is_public ? accounts::Audience::everyone()
                                                                       : accounts::Audience::me()};
            Result<std::string> last = std::string{};
            if (sheet.title != list.path.back()) {
                last = library::rename_list(transaction, shelf, list, sheet.title);
                if (!last) return last;
            }
            if (*words.note == list.note && *words.audience == list.audience) return last;
            return library::describe_list(transaction, shelf, list, words);
        });
    if (!changed) return not_found(changing);
    auto const again = [&](std::string message, int status) {
        return shown(changing, *changing.read(), {std::move(message), sheet, status});
    };
    if (stale) return again(std::string{changing.words().text("lists.stale-words")}, 409);
    if (!*changed) return again(in_words(changing.words(), "lists.fault", changed->error()), 422);
    return done(changing, "/l/" + changing.capture(0));
}

Response put(Changing& changing)
{
    return change_list(
        changing, {},
        [&](auto& transaction, auto const& shelf, library::ListHead const& list) -> Result<std::string> {
            auto const under = changing.field("under");
            if (under.empty()) return library::put_list(transaction, shelf, list, std::nullopt);
            auto found = library::find_list(library::all_lists(transaction, shelf.owner), under);
            if (!found) return found.error();
            return library::put_list(transaction, shelf, list, std::move(*found));
        });
}

Response remove_list(Changing& changing)
{
    return change_list(changing, "/lists", library::delete_list);
}

/// change_list() for what names an entry by its place: where others stand there than whoever asks has seen,
/// nothing is done, and the list is shown as it is.
template <class Work> Response change_entry(Changing& changing, Work const& work)
{
    bool stale = false;
    auto answer = change_list(
        changing, {},
        [&](auto& transaction, auto const& shelf, library::ListHead const& list) -> Result<std::string> {
            auto const seen = changing.field("seen"); // a form from elsewhere need not say it
            stale = !seen.empty() && seen != seen_in(library::entries_of(transaction, list.key));
            if (stale) return std::string{};
            return work(transaction, shelf, list);
        });
    if (!stale) return answer;
    return shown(changing, *changing.read(),
                 {std::string{changing.words().text("lists.stale")}, std::nullopt, 409});
}

Response add_text(Changing& changing)
{
    return change_list(
        changing, {},
        [&](auto& transaction, auto const& shelf, library::ListHead const& list) -> Result<std::string> {
            auto const text = changing.field("text");
            if (text.empty())
                return Fault{"", "a text between entries is not empty", Saying{"fault.list.no-text"}};
            return library::add_to_list(transaction, shelf, list,
                                        std::array{library::ListDraft::Entry{{}, {}, text}},
                                        number(changing.field("at")));
        });
}

Response move(Changing& changing)
{
    auto const from = number(changing.field("from"));
    auto const to = number(changing.field("to"));
    if (!from || !to) return error_page(changing, 400);
    return change_entry(changing, [&](auto& transaction, auto const& shelf, library::ListHead const& list) {
        return library::move_in_list(transaction, shelf, list, *from, *to);
    });
}

Response remove(Changing& changing)
{
    auto const place = number(changing.field("place"));
    if (!place) return error_page(changing, 400);
    return change_entry(changing, [&](auto& transaction, auto const& shelf, library::ListHead const& list) {
        return library::remove_from_list(transaction, shelf, list, std::array{*place});
    });
}

} // namespace

Route const list_page_route{Method::get, "/l/{id}", Policy::Who::anyone, list_page,
                            "A list: its entries in their order, and the lists inside it"};
Route const edit_list_route{Method::post,
                            "/l/{id}/edit",
                            Policy::Who::signed_in,
                            edit,
                            "Changes a list's title, note and who may read it",
                            Body::form};
Route const put_list_route{
    Method::post, "/l/{id}/put", Policy::Who::signed_in, put, "Puts a list under another one, or at the top",
    Body::form};
Route const delete_list_route{Method::post,
                              "/l/{id}/delete",
                              Policy::Who::signed_in,
                              remove_list,
                              "Deletes a list and those inside it; what stands in them stays",
                              Body::form};
Route const list_text_route{
    Method::post, "/l/{id}/text", Policy::Who::signed_in, add_text, "Puts a text between entries",
    Body::form};
Route const list_move_route{
    Method::post, "/l/{id}/move", Policy::Who::signed_in, move, "Moves an entry to another place",
    Body::form};
Route const list_remove_route{Method::post,
                              "/l/{id}/remove",
                              Policy::Who::signed_in,
                              remove,
                              "Takes an entry out of a list; it stays in the library",
                              Body::form};

} // namespace florilege::web
