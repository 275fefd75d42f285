#include "exchange/exporters/florilege.hpp"

#include "exchange/florilege_words.hpp"
#include "prelude/iso_time.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

// What is empty, false or unknown is not written: most fields of most bookmarks are.
void put(json::object& object, std::string_view name, std::string_view text)
{
    if (!text.empty()) object[name] = text;
}

void put(json::object& object, std::string_view name, std::optional<Time> const& time)
{
    if (time) object[name] = iso_micros(*time);
}

void put(json::object& object, std::string_view name, std::optional<PublicId> const& id)
{
    if (id) object[name] = id->text();
}

void put(json::object& object, std::string_view name, std::vector<std::string> const& words)
{
    if (!words.empty()) object[name] = json::array(words.begin(), words.end());
}

void put_flag(json::object& object, std::string_view name, bool value)
{
    if (value) object[name] = true;
}

/// A text that is JSON already goes in as what it says where reading gives back the same bytes, and as a
/// string otherwise: it was promised to be kept verbatim, and 1.0 is not 1.
void put_json(json::object& object, std::string_view name, std::string const& text)
{
    if (text.empty()) return;
    json::error_code failed;
    json::value value = json::parse(text, failed);
    if (!failed && (value.is_object() || value.is_array()) && json::serialize(value) == text)
        object[name] = std::move(value);
    else
        object[name] = text;
}

// Depth is the library's, which bounds it.
json::array replies_of(std::vector<library::ReplyDraft> const& replies)
{
    json::array array;
    for (auto const& reply : replies) {
        json::object object;
        put(object, "id", reply.id);
        put(object, "author", reply.author);
        put(object, "text", reply.text);
        put(object, "created", reply.created);
        if (!reply.replies.empty()) object["replies"] = replies_of(reply.replies);
        array.push_back(std::move(object));
    }
    return array;
}

json::array highlights_of(std::vector<library::HighlightDraft> const& highlights)
{
    json::array array;
    for (auto const& highlight : highlights) {
        json::object object;
        put(object, "id", highlight.id);
        put(object, "quote", highlight.quote);
        put(object, "note", highlight.note);
        put(object, "colour", highlight.colour);
        put_json(object, "selectors", highlight.selectors);
        put(object, "created", highlight.created);
        put(object, "updated", highlight.updated);
        if (!highlight.replies.empty()) object["replies"] = replies_of(highlight.replies);
        put_json(object, "extra", highlight.extra);
        array.push_back(std::move(object));
    }
    return array;
}

json::array lists_of(std::vector<library::ListPath> const& lists)
{
    json::array array;
    for (auto const& path : lists)
        array.push_back(json::array(path.begin(), path.end()));
    return array;
}

json::object object_of(library::BookmarkDraft const& draft)
{
    json::object object;
    object["type"] = "bookmark";
    put(object, "id", draft.id);
    if (draft.kind != library::SourceKind::page) object["kind"] = kind_word(draft.kind);
    if (draft.url) object["url"] = draft.url->text();
    put(object, "author", draft.author);
    put(object, "title", draft.title);
    put(object, "note", draft.note);
    put(object, "tags", draft.tags);
    put(object, "audience", audience_word(draft.audience));
    put_flag(object, "unread", draft.unread);
    put_flag(object, "archived", draft.archived);
    put_flag(object, "favourite", draft.favourite);
    put(object, "created", draft.created);
    put(object, "updated", draft.updated);
    if (!draft.highlights.empty()) object["highlights"] = highlights_of(draft.highlights);
    put(object, "article", draft.article);
    if (!draft.lists.empty()) object["lists"] = lists_of(draft.lists);
    put(object, "origin", draft.origin);
    put_json(object, "extra", draft.extra);
    return object;
}

json::object object_of(library::TagDraft const& tag)
{
    json::object object;
    object["type"] = "tag";
    object["name"] = tag.name;
    put(object, "aliases", tag.aliases);
    put(object, "parent", tag.parent);
    return object;
}

json::object object_of(library::ListDraft const& list)
{
    json::object object;
    object["type"] = "list";
    object["id"] = list.id.text();
    object["path"] = json::array(list.path.begin(), list.path.end());
    put(object, "note", list.note);
    object["audience"] = audience_word(list.audience);
    json::array entries;
    for (auto const& entry : list.entries) {
        json::object written;
        put(written, "bookmark", entry.bookmark);
        put(written, "highlight", entry.highlight);
        put(written, "note", entry.note);
        entries.push_back(std::move(written));
    }
    if (!entries.empty()) object["entries"] = std::move(entries);
    return object;
}

json::object object_of(library::FormerNames const& names)
{
    json::object object;
    object["type"] = "names";
    object["bookmark"] = names.bookmark.text();
    json::array ids;
    for (auto const& id : names.ids)
        ids.emplace_back(id.text());
    if (!ids.empty()) object["ids"] = std::move(ids);
    put(object, "names", names.names);
    return object;
}

json::object object_of(library::Bundle const& bundle)
{
    json::object object;
    object["type"] = "bundle";
    object["id"] = bundle.id.text();
    object["name"] = bundle.name;
    put(object, "tags", bundle.tags);
    return object;
}

json::object object_of(library::SavedSearch const& search)
{
    json::object object;
    object["type"] = "search";
    object["id"] = search.id.text();
    object["name"] = search.name;
    put(object, "query", search.query);
    if (search.sort) object["sort"] = library::sort_names.at(static_cast<std::size_t>(*search.sort));
    object["created"] = iso_micros(search.created);
    return object;
}

void put(json::object& object, std::string_view name, std::optional<std::chrono::local_days> const& day)
{
    if (day) object[name] = iso_seconds(Time{day->time_since_epoch()}).substr(0, 10);
}

json::object object_of(library::ReviewState const& state)
{
    json::object object;
    object["type"] = "review";
    object["highlight"] = state.highlight.text();
    put(object, "shown", state.shown);
    if (state.place != 0) object["place"] = state.place;
    if (state.step != 0) object["step"] = state.step;
    put(object, "due", state.due);
    return object;
}

class FlorilegeExporter final : public Exporter {
public:
    explicit FlorilegeExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const& meta) override
    {
        json::object header;
        header["florilege"] = florilege_format_version;
        header["exported"] = iso_micros(meta.exported);
        put(header, "owner", meta.owner);
        write(header);
    }

    void tag(library::TagDraft const& tag) override { write(object_of(tag)); }
    void list(library::ListDraft const& list) override { write(object_of(list)); }
    void former_names(library::FormerNames const& names) override { write(object_of(names)); }
    void bundle(library::Bundle const& bundle) override { write(object_of(bundle)); }
    void search(library::SavedSearch const& search) override { write(object_of(search)); }
    void review(library::ReviewState const& state) override { write(object_of(state)); }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        write(object_of(bookmark.content));
        return Exported::written;
    }

private:
    void write(json::object const& object) { out_ << json::serialize(object) << '\n'; }

    std::ostream& out_;
};

} // namespace

ExportFormat const florilege_export{"florilege", "Everything, for another Florilege or a backup (JSON Lines)",
                                    "jsonl", LeavesOut::nothing, make_exporter<FlorilegeExporter>};

} // namespace florilege::exchange
