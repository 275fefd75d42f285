#include "library/draft_patch.hpp"
#include "library/record.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;

template <class T> void put(json::object& into, std::string_view name, std::optional<T> const& field)
{
    if (field) into[name] = json::value_from(*field);
}
void put(json::object& into, std::string_view name, std::optional<Time> const& field)
{
    if (field) into[name] = to_micros(*field);
}
void put(json::object& into, std::string_view name, std::optional<PublicId> const& field)
{
    if (field) into[name] = field->text();
}

template <class T> std::optional<T> maybe(json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    if (value == nullptr) return std::nullopt;
    return json::value_to<T>(*value);
}
std::optional<Time> maybe_time(json::object const& object, std::string_view name)
{
    auto const micros = maybe<std::int64_t>(object, name);
    return micros ? std::optional{from_micros(*micros)} : std::nullopt;
}
std::optional<PublicId> maybe_id(json::object const& object, std::string_view name)
{
    auto const text = maybe<std::string>(object, name);
    if (!text) return std::nullopt;
    auto const id = PublicId::parse(*text);
    if (!id) throw std::runtime_error{"the history holds an id that is none"};
    return id;
}
PublicId id_in(json::object const& object, std::string_view name)
{
    return maybe_id(object, name).value();
}

/// Writes a patch into an object, under the name of its kind.
class Writing {
public:
    explicit Writing(json::object& into) noexcept : into_{into} {}

    void operator()(FieldPatch const& patch)
    {
        json::object object;
        auto const& fields = patch.fields;
        put(object, "title", fields.title);
        put(object, "note", fields.note);
        put(object, "author", fields.author);
        put(object, "article", fields.article);
        put(object, "tags", fields.tags);
        if (fields.audience) object["audience"] = fields.audience->number();
        put(object, "unread", fields.unread);
        put(object, "archived", fields.archived);
        put(object, "favourite", fields.favourite);
        if (fields.url) object["url"] = *fields.url ? (*fields.url)->text() : std::string{};
        put(object, "created", fields.created);
        if (patch.kind) object["kind"] = static_cast<int>(*patch.kind);
        into_["fields"] = std::move(object);
    }

    void operator()(PutHighlight const& patch)
    {
        into_["put highlight"] = json::object{{"highlight", to_record(patch.highlight)},
                                              {"place", patch.place},
                                              {"lists", to_json(ListImage{{}, patch.lists})}};
    }

    void operator()(TakeHighlight const& patch) { into_["take highlight"] = patch.id.text(); }

    void operator()(HighlightPatch const& patch)
    {
        json::object object{{"id", patch.id.text()}};
        put(object, "quote", patch.quote);
        put(object, "note", patch.note);
        put(object, "colour", patch.colour);
        put(object, "selectors", patch.selectors);
        put(object, "updated", patch.updated);
        into_["highlight"] = std::move(object);
    }

    void operator()(PutReply const& patch)
    {
        json::object object{
            {"highlight", patch.highlight.text()}, {"reply", to_record(patch.reply)}, {"place", patch.place}};
        put(object, "parent", patch.parent);
        into_["put reply"] = std::move(object);
    }

    void operator()(TakeReply const& patch) { into_["take reply"] = patch.id.text(); }

    void operator()(ReplyPatch const& patch)
    {
        json::object object{{"id", patch.id.text()}};
        put(object, "author", patch.author);
        put(object, "text", patch.text);
        into_["reply"] = std::move(object);
    }

private:
    json::object& into_;
};

FieldPatch fields_in(json::object const& object)
{
    FieldPatch patch;
    auto& fields = patch.fields;
    fields.title = maybe<std::string>(object, "title");
    fields.note = maybe<std::string>(object, "note");
    fields.author = maybe<std::string>(object, "author");
    fields.article = maybe<std::string>(object, "article");
    fields.tags = maybe<std::vector<std::string>>(object, "tags");
    if (auto const audience = maybe<std::int64_t>(object, "audience"))
        fields.audience = accounts::Audience::stored(*audience);
    fields.unread = maybe<bool>(object, "unread");
    fields.archived = maybe<bool>(object, "archived");
    fields.favourite = maybe<bool>(object, "favourite");
    if (auto const url = maybe<std::string>(object, "url")) {
        fields.url.emplace();
        if (!url->empty()) *fields.url = text::Url::parse(*url).value();
    }
    fields.created = maybe_time(object, "created");
    if (auto const kind = maybe<int>(object, "kind")) patch.kind = static_cast<SourceKind>(*kind);
    return patch;
}

HighlightPatch highlight_in(json::object const& object)
{
    return {id_in(object, "id"),
            maybe<std::string>(object, "quote"),
            maybe<std::string>(object, "note"),
            maybe<std::string>(object, "colour"),
            maybe<std::string>(object, "selectors"),
            maybe_time(object, "updated")};
}

std::size_t place_in(json::object const& object)
{
    return json::value_to<std::size_t>(object.at("place"));
}

decltype(DraftPatch::what) what_in(json::object const& object)
{
    if (auto const* fields = object.if_contains("fields")) return fields_in(fields->as_object());
    if (auto const* put = object.if_contains("put highlight")) {
        auto const& of = put->as_object();
        return PutHighlight{highlight_of_record(std::string_view{of.at("highlight").as_string()}),
                            place_in(of), list_image_of(std::string_view{of.at("lists").as_string()}).edits};
    }
    if (object.contains("take highlight")) return TakeHighlight{id_in(object, "take highlight")};
    if (auto const* patch = object.if_contains("highlight")) return highlight_in(patch->as_object());
    if (auto const* put = object.if_contains("put reply")) {
        auto const& of = put->as_object();
        return PutReply{id_in(of, "highlight"), maybe_id(of, "parent"),
                        reply_of_record(std::string_view{of.at("reply").as_string()}), place_in(of)};
    }
    if (object.contains("take reply")) return TakeReply{id_in(object, "take reply")};
    auto const& patch = object.at("reply").as_object();
    return ReplyPatch{id_in(patch, "id"), maybe<std::string>(patch, "author"),
                      maybe<std::string>(patch, "text")};
}

} // namespace

std::string to_json(DraftPatch const& patch)
{
    json::object object{{"bookmark", patch.bookmark.text()}};
    put(object, "updated", patch.updated);
    std::visit(Writing{object}, patch.what);
    return json::serialize(object);
}

DraftPatch draft_patch_of(std::string_view json)
{
    auto const value = boost::json::parse(json);
    auto const& object = value.as_object();
    return {id_in(object, "bookmark"), maybe_time(object, "updated"), what_in(object)};
}

} // namespace florilege::library
