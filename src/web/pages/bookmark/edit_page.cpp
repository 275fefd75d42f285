#include "web/pages/bookmark/edit_page.hpp"

#include "library/counterparts.hpp"
#include "library/edit.hpp"
#include "library/person.hpp"
#include "library/read.hpp"
#include "library/tags/tag.hpp"
#include "library/tags/tag_suggestions.hpp"
#include "library/take.hpp"
#include "library/title_of.hpp"
#include "text/url/typed_address.hpp"
#include "web/pages/library/tag_list.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

#include <algorithm>
#include <set>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t suggestions_shown = 8;

/// What stands in the form.
struct Sheet {
    std::string url;
    std::string title;
    std::string tags;
    std::string note;
    bool is_public = false;
    bool unread = false;
    bool archived = false;
    bool favourite = false;
    std::string version = {};
    std::string back = {};

    bool operator==(Sheet const&) const = default;
};

/// What is wrong with it.
struct Wrong {
    std::string message = {};
    std::string url = {};
    std::string taken = {};                            ///< the address of the bookmark that has the URL
    std::optional<library::BookmarkDraft> theirs = {}; ///< what it is now, where the form says otherwise
    std::string_view why = "edit.stale";               ///< the form says otherwise
    int status = 200;
};

Sheet sheet_of(library::BookmarkDraft const& content)
{
    return {content.url ? content.url->text() : std::string{},
            content.title,
            tag_line(content.tags),
            content.note,
            content.audience && content.audience->is_public(),
            content.unread,
            content.archived,
            content.favourite,
            library::version_of(content).text(),
            {}};
}

Sheet sheet_of(Changing const& changing, std::string const& back)
{
    auto const checked = [&](std::string_view name) { return !changing.field(name).empty(); };
    return {changing.field("url"),  changing.field("title"), changing.field("tags"),
            changing.field("note"), checked("public"),       checked("unread"),
            checked("archived"),    checked("favourite"),    changing.field("version"),
            changing.back(back)};
}

std::vector<Fields> suggestions(Asking const& asking, store::Session& session, Sheet const& sheet,
                                std::optional<library::BookmarkId> itself)
{
    library::BookmarkDraft draft;
    if (auto url = text::read_typed_address(sheet.url)) draft.url = *url;
    draft.title = sheet.title;
    draft.note = sheet.note;
    draft.tags = tags_of_line(sheet.tags);
    std::vector<Fields> found;
    if (!draft.url && draft.title.empty() && draft.note.empty()) return found;
    for (auto const& tag : library::suggested_tags(session, asking.site.columns, asking.account().id, draft,
                                                   itself, suggestions_shown)) {
        Fields one;
        one.set("suggestion", tag.name);
        found.push_back(std::move(one));
    }
    return found;
}

/// What is ticked in a form, in words.
std::string states_of(Sheet const& sheet, Words const& words)
{
    std::string said{words.text(sheet.is_public ? "item.public" : "item.private")};
    for (auto const& [is_so, key] : {std::pair{sheet.unread, "edit.unread"},
                                     {sheet.archived, "edit.archived"},
                                     {sheet.favourite, "edit.favourite"}})
        if (is_so) said.append(" · ").append(words.text(key));
    return said;
}

void add_theirs(Fields& fields, Asking const& asking, std::optional<library::BookmarkDraft> const& theirs)
{
    std::vector<Fields> rows;
    auto const add = [&](std::string_view key, std::string value) {
        Fields row;
        row.set("theirs_name", std::string{asking.words().text(key)});
        row.set("theirs_value", std::move(value));
        rows.push_back(std::move(row));
    };
    if (theirs) {
        auto const sheet = sheet_of(*theirs);
        add("edit.url", sheet.url);
        add("edit.title", sheet.title);
        add("edit.tags", sheet.tags);
        add("edit.note", sheet.note);
        add("edit.state", states_of(sheet, asking.words()));
    }
    fields.list("theirs", std::move(rows));
}

/// A form that is about one address: `key` names its heading.
struct Purpose {
    std::string_view heading;
    std::string action;
    bool url_required;
    std::optional<library::BookmarkId> itself = {};
};

/// The template begins with a button for saving that nobody sees: Enter presses the first one of a form,
/// which would be that of a suggested tag.
Response form_page(Asking const& asking, store::Session& session, Purpose const& purpose, Sheet const& sheet,
                   Wrong const& wrong = {})
{
    PageDraft draft{"edit"};
    draft.title = std::string{asking.words().text(purpose.heading)};
    auto& fields = draft.fields;
    fields.set("heading", draft.title);
    fields.set("message", wrong.message);
    add_theirs(fields, asking, wrong.theirs);
    fields.say("wrong", wrong.status >= 400);
    fields.set("stale", wrong.theirs ? std::string{asking.words().text(wrong.why)} : std::string{});
    fields.set("action", purpose.action);
    fields.set("version", wrong.theirs ? library::version_of(*wrong.theirs).text() : sheet.version);
    fields.set("back", sheet.back);
    fields.set("url", sheet.url);
    fields.say("url_required", purpose.url_required);
    fields.set("url_fault", wrong.url);
    fields.set("taken", wrong.taken);
    fields.say("focus_url", sheet.url.empty());
    fields.say("focus_title", !sheet.url.empty());
    fields.set("title", sheet.title);
    fields.set("tags", sheet.tags);
    fields.set("note", sheet.note);
    auto found = suggestions(asking, session, sheet, purpose.itself);
    fields.say("has_suggestions", !found.empty());
    fields.list("suggestions", std::move(found));
    fields.say("is_public", sheet.is_public);
    fields.say("is_unread", sheet.unread);
    fields.say("is_archived", sheet.archived);
    fields.say("is_favourite", sheet.favourite);
    draft.status = wrong.status;
    return page(asking, std::move(draft));
}

/// A suggestion was pressed: the form again, with that tag in it.
Sheet with_suggestion(Sheet sheet, std::string const& tag)
{
    auto tags = tags_of_line(sheet.tags);
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    sheet.tags = tag_line(tags);
    return sheet;
}

/// What was shared may hold the address in its text: phones do so.
std::string address_in(std::string const& text)
{
    auto const at = text.find("http");
    if (at == std::string::npos) return {};
    auto const end = text.find_first_of(" \n\t", at);
    auto const word = text.substr(at, end == std::string::npos ? end : end - at);
    return text::Url::parse(word) ? word : std::string{};
}

Purpose const adding{"add.title", "/add", true};

struct Own {
    library::BookmarkId key;
    library::BookmarkDraft content;
};

Purpose editing(Own const& own)
{
    return {"edit.heading", "/b/" + own.content.id->text() + "/edit",
            own.content.kind == library::SourceKind::page, own.key};
}

/// The visitor's bookmark of that page.
std::optional<Own> kept_at(Asking const& asking, store::Session& session, text::Url const& url)
{
    library::BookmarkDraft draft;
    draft.url = url;
    auto const found = library::counterparts(session, asking.account().id, library::PreparedDraft{draft});
    if (found.empty()) return std::nullopt;
    auto bookmark = library::read_bookmark(session, found.front());
    if (!bookmark) return std::nullopt;
    return Own{found.front(), std::move(bookmark->content)};
}

/// The tags of the one line, then those of the other that are not the same but for case and accents.
std::string joined_tags(std::string const& line, std::string const& more)
{
    auto tags = tags_of_line(line);
    std::set<std::string> there;
    auto const is_new = [&](std::string const& tag) {
        auto const name = library::TagName::parse(tag);
        return name && there.insert(name->folded()).second;
    };
    for (auto const& tag : tags)
        is_new(tag);
    for (auto const& tag : tags_of_line(more))
        if (is_new(tag)) tags.push_back(tag);
    return tag_line(tags);
}

/// A bookmark with what somebody says who adds its page once more. Words that are not said to be public make
/// it private, as an import of them would (library/merge.hpp).
Sheet joined(library::BookmarkDraft const& kept, Sheet const& more)
{
    auto sheet = sheet_of(kept);
    if (!more.title.empty()) sheet.title = more.title;
    bool const has_words = sheet.note.find(more.note) == std::string::npos;
    if (has_words) sheet.note += (sheet.note.empty() ? "" : "\n\n") + more.note;
    sheet.tags = joined_tags(sheet.tags, more.tags);
    sheet.is_public = more.is_public || (sheet.is_public && !has_words);
    sheet.unread = sheet.unread || more.unread;
    sheet.archived = sheet.archived || more.archived;
    sheet.favourite = sheet.favourite || more.favourite;
    return sheet;
}

/// The form of a bookmark that is there already, with what somebody would add to it; what is kept stands
/// beside it.
Response kept_already(Asking const& asking, store::Session& session, Own const& own, Sheet sheet, int status)
{
    Wrong wrong;
    wrong.status = status;
    if (sheet == sheet_of(own.content)) {
        wrong.message = asking.words().text("edit.kept-already");
    } else {
        wrong.theirs = own.content;
        wrong.why = "edit.kept-already-more";
    }
    sheet.back = "/b/" + own.content.id->text();
    return form_page(asking, session, editing(own), sheet, wrong);
}

Response add_page(Reading& reading)
{
    Sheet sheet{};
    auto const text = reading.asked_for("text");
    sheet.url = reading.asked_for("url");
    if (sheet.url.empty()) sheet.url = address_in(text);
    sheet.title = reading.asked_for("title");
    sheet.note = text == sheet.url ? std::string{} : text;
    sheet.tags = reading.asked_for("tags");
    if (auto const url = text::read_typed_address(sheet.url))
        if (auto const own = kept_at(reading, reading.session, *url)) {
            if (!own->content.title.empty()) sheet.title.clear(); // a page's own name for itself
            return kept_already(reading, reading.session, *own, joined(own->content, sheet), 200);
        }
    sheet.back = "/";
    return form_page(reading, reading.session, adding, sheet);
}

library::BookmarkDraft draft_of(Sheet const& sheet, text::Url url)
{
    library::BookmarkDraft draft;
    draft.url = std::move(url);
    draft.title = sheet.title;
    draft.note = sheet.note;
    draft.tags = tags_of_line(sheet.tags);
    draft.audience = sheet.is_public ? accounts::Audience::everyone() : accounts::Audience::me();
    draft.unread = sheet.unread;
    draft.archived = sheet.archived;
    draft.favourite = sheet.favourite;
    return draft;
}

Response add(Changing& changing)
{
    auto sheet = sheet_of(changing, "/");
    auto const session = changing.read();
    if (auto const tag = changing.field("with"); !tag.empty())
        return form_page(changing, *session, adding, with_suggestion(std::move(sheet), tag));
    auto url = text::read_typed_address(sheet.url);
    if (!url) {
        Wrong wrong;
        wrong.url = in_words(changing.words(), "edit.url-fault", url.error());
        wrong.status = 422;
        return form_page(changing, *session, adding, sheet, wrong);
    }
    if (auto const own = kept_at(changing, *session, *url))
        if (auto const both = joined(own->content, sheet); both != sheet_of(own->content))
            return kept_already(changing, *session, *own, both, 409);
    auto const draft = draft_of(sheet, std::move(*url));
    bool hidden = false;
    auto const id = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        hidden = library::take(transaction, shelf, draft) == library::Taken::hidden;
        auto const key = library::find_kept(transaction, shelf, draft);
        transaction.see_as(shelf.owner.value);
        return library::read_bookmark(transaction, key.value())->content.id->text();
    });
    return done_saying("/b/" + id, hidden ? "said.saved-private" : "said.saved");
}

std::optional<Own> own_bookmark(Asking const& asking, store::Session& session)
{
    auto const id = PublicId::parse(asking.capture(0));
    auto const key = id ? library::find_bookmark(session, *id) : std::nullopt;
    auto bookmark = key ? library::read_bookmark(session, *key) : std::nullopt;
    if (!bookmark || library::owner_of(session, *key)->id != asking.account().id) return std::nullopt;
    return Own{*key, std::move(bookmark->content)};
}

Response edit_page(Reading& reading)
{
    auto const own = own_bookmark(reading, reading.session);
    if (!own) return not_found(reading);
    auto sheet = sheet_of(own->content);
    sheet.back = "/b/" + own->content.id->text();
    return form_page(reading, reading.session, editing(*own), sheet);
}

/// Only what the form says otherwise than the bookmark is: what another program changed beside it stays.
Result<library::BookmarkChange> change_of(Sheet const& sheet, library::BookmarkDraft const& now)
{
    library::BookmarkChange change;
    auto const address = now.url ? now.url->text() : std::string{};
    if (sheet.url != address) {
        if (sheet.url.empty()) {
            change.url = std::optional<text::Url>{};
        } else {
            auto url = text::read_typed_address(sheet.url);
            if (!url) return url.error();
            change.url = *url;
        }
    }
    change.title = sheet.title;
    change.note = sheet.note;
    change.tags = tags_of_line(sheet.tags);
    change.audience = sheet.is_public                             ? accounts::Audience::everyone()
                      : now.audience && now.audience->is_public() ? std::optional{accounts::Audience::me()}
                                                                  : std::nullopt;
    change.unread = sheet.unread;
    change.archived = sheet.archived;
    change.favourite = sheet.favourite;
    return change;
}

Wrong wrong_of(Asking const& asking, library::EditFault const& fault)
{
    Wrong wrong;
    wrong.status = 422;
    if (auto const* stale = std::get_if<library::EditFault::Stale>(&fault.why)) {
        wrong.theirs = stale->now.content;
        wrong.status = 409;
    } else if (auto const* taken = std::get_if<library::EditFault::UrlTaken>(&fault.why)) {
        wrong.url = std::string{asking.words().text("edit.taken")};
        wrong.taken = "/b/" + taken->holder.text();
    } else if (auto const* text = std::get_if<library::EditFault::BadText>(&fault.why)) {
        wrong.message = in_words(asking.words(), *text);
    }
    return wrong;
}

Response edit(Changing& changing)
{
    auto const session = changing.read();
    auto const own = own_bookmark(changing, *session);
    if (!own) return not_found(changing);
    auto const here = "/b/" + own->content.id->text();
    auto sheet = sheet_of(changing, here);
    if (auto const tag = changing.field("with"); !tag.empty())
        return form_page(changing, *session, editing(*own), with_suggestion(std::move(sheet), tag));
    auto const change = change_of(sheet, own->content);
    if (!change) {
        Wrong wrong;
        wrong.url = in_words(changing.words(), "edit.url-fault", change.error());
        wrong.status = 422;
        return form_page(changing, *session, editing(*own), sheet, wrong);
    }
    auto const version = library::Version::parse(sheet.version);
    if (!version) return error_page(changing, 400);
    auto const edited = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::edit_bookmark(transaction, shelf, *own->content.id, *change, {version});
    });
    if (edited) return done(changing, sheet.back);
    if (std::holds_alternative<library::EditFault::NotThere>(edited.error().why)) return not_found(changing);
    return form_page(changing, *session, editing(*own), sheet, wrong_of(changing, edited.error()));
}

} // namespace

Route const add_page_route{Method::get, "/add", Policy::Who::signed_in, add_page,
                           "The form to add a page, also from a bookmarklet or shared by a phone"};
Route const add_route{Method::post, "/add", Policy::Who::signed_in, add, "Adds a page", Body::long_form};
Route const edit_page_route{Method::get, "/b/{id}/edit", Policy::Who::signed_in, edit_page,
                            "The form to change a bookmark"};
Route const edit_route{Method::post,
                       "/b/{id}/edit",
                       Policy::Who::signed_in,
                       edit,
                       "Changes a bookmark; where it was changed meanwhile, shows both versions",
                       Body::long_form};

} // namespace florilege::web
