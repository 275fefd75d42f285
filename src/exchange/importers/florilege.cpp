#include "exchange/importers/florilege.hpp"

#include "exchange/florilege_words.hpp"
#include "exchange/importers/florilege_fields.hpp"
#include "exchange/link.hpp"
#include "exchange/text_reader.hpp"
#include "text/url/scheme.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

namespace json = boost::json;
using library::SourceKind;

enum class Reading { goes_on, ends };

Result<json::object> parse_line(std::string const& line, ImportOptions const& options);
Reading check_header(json::object const& header, Intake& intake, Place const& place);
void read_item(json::object object, ImportOptions const& options, Intake& intake, Place const& place);
void read_bookmark(FlorilegeFields& fields, ImportOptions const& options);
void set_source(library::BookmarkDraft& draft, FlorilegeFields& fields);
std::vector<library::HighlightDraft> highlights_of(FlorilegeFields& fields);
std::vector<library::ReplyDraft> replies_of(FlorilegeFields& fields);
std::vector<library::ListPath> lists_of(FlorilegeFields& fields);
void read_tag(FlorilegeFields& fields);
void read_list(FlorilegeFields& fields);
void read_names(FlorilegeFields& fields);
void read_bundle(FlorilegeFields& fields);
void read_search(FlorilegeFields& fields);
void read_review(FlorilegeFields& fields);

Likeness recognise(std::string_view head)
{
    auto const first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || head[first] != '{') return Likeness::no;
    std::string_view const line = head.substr(first, head.find('\n', first) - first);
    json::error_code failed;
    json::value const header = json::parse(line, failed);
    if (failed || !header.is_object()) return Likeness::no;
    return header.get_object().contains("florilege") ? Likeness::certain : Likeness::no;
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader text{source, intake, options, "UTF-8"};
    std::string line;
    bool first = true;
    while (text.line(line)) {
        if (line.find_first_not_of(" \t") == std::string::npos) continue;
        Place const place{text.line_number(), {}};
        auto object = parse_line(line, options);
        if (!object) {
            intake.reject(place, object.error().reason());
            continue;
        }
        bool const header = object->contains("florilege") && !object->contains("type");
        if (first && !header)
            intake.warn(place, "the first line does not say {\"florilege\": 1}: read as version 1");
        first = false;
        if (!header)
            read_item(std::move(*object), options, intake, place);
        else if (check_header(*object, intake, place) == Reading::ends)
            return;
    }
}

Result<json::object> parse_line(std::string const& line, ImportOptions const& options)
{
    json::parse_options limits;
    limits.max_depth = static_cast<std::size_t>(options.depth);
    json::error_code failed;
    json::value value = json::parse(line, failed, {}, limits);
    if (failed) return Fault{{}, "not JSON: " + failed.message()};
    if (!value.is_object()) return Fault{{}, "not a JSON object"};
    return std::move(value.get_object());
}

// Also in the middle of a file: two exports may have been joined into one.
Reading check_header(json::object const& header, Intake& intake, Place const& place)
{
    json::value const& version = header.at("florilege");
    if (version.is_int64() && version.get_int64() >= 1 && version.get_int64() <= florilege_format_version)
        return Reading::goes_on;
    intake.refuse("line " + std::to_string(place.line) + ": format version " + json::serialize(version) +
                      " is not one this program reads (1 to " + std::to_string(florilege_format_version) +
                      "): it was written by a newer Florilege; update this one first",
                  Saying{"fault.import.newer"});
    return Reading::ends;
}

void read_item(json::object object, ImportOptions const& options, Intake& intake, Place const& place)
{
    FlorilegeFields fields{std::move(object), intake, place};
    std::string const type = fields.text("type");
    if (type == "bookmark")
        read_bookmark(fields, options);
    else if (type == "tag")
        read_tag(fields);
    else if (type == "list")
        read_list(fields);
    else if (type == "names")
        read_names(fields);
    else if (type == "bundle")
        read_bundle(fields);
    else if (type == "search")
        read_search(fields);
    else if (type == "review")
        read_review(fields);
    else
        intake.skip(place, "an item of the unknown type \"" + type + '"');
}

void read_bookmark(FlorilegeFields& fields, ImportOptions const& options)
{
    library::BookmarkDraft draft;
    draft.id = fields.id("id");
    draft.author = fields.text("author");
    draft.title = fields.text("title");
    draft.note = fields.text("note");
    draft.tags = fields.texts("tags");
    std::string const audience = fields.text("audience");
    draft.audience = audience_of(audience);
    if (!audience.empty() && !draft.audience) fields.doubt("audience", "is not known: " + audience);
    draft.unread = fields.flag("unread");
    draft.archived = fields.flag("archived");
    draft.favourite = fields.flag("favourite");
    draft.created = fields.time("created");
    if (!draft.created) draft.created = options.date;
    draft.updated = fields.time("updated");
    draft.highlights = highlights_of(fields);
    draft.article = fields.text("article");
    draft.lists = lists_of(fields);
    draft.origin = fields.text("origin");
    draft.extra = fields.verbatim("extra");
    set_source(draft, fields);
}

/// A library may hold addresses that nobody else's export would be believed: the scheme of one letter is no
/// disk there.
Link read_own_link(std::string_view raw)
{
    auto url = text::Url::parse(raw);
    bool const is_kept = url && !text::is_active_scheme(*url);
    return is_kept ? Link{Link::Fate::page, std::move(*url), {}} : read_link(raw);
}

/// The last step of a bookmark: what it is of, and handing it over.
void set_source(library::BookmarkDraft& draft, FlorilegeFields& fields)
{
    std::string const kind = fields.text("kind");
    auto const known = kind.empty() ? SourceKind::page : kind_of(kind);
    if (!known) fields.doubt("kind", "is not known: " + kind);
    std::string const raw = fields.text("url");
    Link link = raw.empty() ? Link{} : read_own_link(raw);
    if (link.fate == Link::Fate::refused) return fields.intake().reject(fields.place(), link.reason);
    if (!raw.empty() && !link.url) {
        fields.doubt("url", "cannot be followed: " + link.reason + "; kept as unresolved");
        fields.put_back("href", raw);
    }
    draft.extra = fields.with_unknown(std::move(draft.extra));
    draft.kind = known.value_or(SourceKind::page);
    draft.url = std::move(link.url);
    if (draft.url && draft.kind != SourceKind::document) draft.kind = SourceKind::page;
    if (!draft.url && draft.kind == SourceKind::page) {
        if (raw.empty()) fields.doubt("url", "is missing");
        draft.kind = SourceKind::unresolved;
    }
    fields.intake().bookmark(std::move(draft), fields.place());
}

std::vector<library::HighlightDraft> highlights_of(FlorilegeFields& fields)
{
    std::vector<library::HighlightDraft> highlights;
    for (FlorilegeFields& one : fields.objects("highlights")) {
        library::HighlightDraft highlight;
        highlight.id = one.id("id");
        highlight.quote = one.text("quote");
        highlight.note = one.text("note");
        highlight.colour = one.text("colour");
        highlight.selectors = one.verbatim("selectors");
        highlight.created = one.time("created");
        highlight.updated = one.time("updated");
        highlight.replies = replies_of(one);
        std::string extra = one.verbatim("extra");
        highlight.extra = one.with_unknown(std::move(extra));
        highlights.push_back(std::move(highlight));
    }
    return highlights;
}

// As deep as the parser let the line be: ImportOptions::depth.
std::vector<library::ReplyDraft> replies_of(FlorilegeFields& fields)
{
    std::vector<library::ReplyDraft> replies;
    for (FlorilegeFields& one : fields.objects("replies")) {
        library::ReplyDraft reply;
        reply.id = one.id("id");
        reply.author = one.text("author");
        reply.text = one.text("text");
        reply.created = one.time("created");
        reply.replies = replies_of(one);
        one.drop_unknown();
        replies.push_back(std::move(reply));
    }
    return replies;
}

std::vector<library::ListPath> lists_of(FlorilegeFields& fields)
{
    std::vector<library::ListPath> lists;
    for (json::value const& path : fields.array("lists")) {
        if (!path.is_array()) {
            fields.doubt("lists", "holds something that is not a path");
            continue;
        }
        library::ListPath titles;
        for (json::value const& title : path.get_array())
            if (auto const* text = title.if_string()) titles.emplace_back(text->begin(), text->end());
        lists.push_back(std::move(titles));
    }
    return lists;
}

void read_tag(FlorilegeFields& fields)
{
    library::TagDraft tag{fields.text("name"), fields.texts("aliases"), fields.text("parent")};
    fields.drop_unknown();
    if (tag.name.empty()) return fields.intake().skip(fields.place(), "a tag without a name");
    fields.intake().tag(std::move(tag), fields.place());
}

void read_list(FlorilegeFields& fields)
{
    auto const id = fields.id("id");
    if (!id) return fields.intake().skip(fields.place(), "a list without an id");
    library::ListDraft list{*id, fields.texts("path"), fields.text("note"), accounts::Audience::me(), {}};
    if (auto const audience = audience_of(fields.text("audience"))) list.audience = *audience;
    for (FlorilegeFields& one : fields.objects("entries")) {
        list.entries.push_back({one.id("bookmark"), one.id("highlight"), one.text("note")});
        one.drop_unknown();
    }
    fields.drop_unknown();
    fields.intake().list(std::move(list), fields.place());
}

void read_names(FlorilegeFields& fields)
{
    auto const bookmark = fields.id("bookmark");
    if (!bookmark) return fields.intake().skip(fields.place(), "names without a bookmark");
    library::FormerNames names{*bookmark, {}, fields.texts("names")};
    for (auto const& written : fields.texts("ids")) {
        if (auto const id = PublicId::parse(written))
            names.ids.push_back(*id);
        else
            fields.doubt("ids", "holds what is not an id: " + written);
    }
    fields.drop_unknown();
    fields.intake().former_names(names, fields.place());
}

void read_bundle(FlorilegeFields& fields)
{
    auto const id = fields.id("id");
    library::Bundle const bundle{id ? *id : PublicId::random(), fields.text("name"), fields.texts("tags")};
    fields.drop_unknown();
    if (bundle.name.empty()) return fields.intake().skip(fields.place(), "a bundle without a name");
    fields.intake().bundle(bundle, fields.place());
}

void read_search(FlorilegeFields& fields)
{
    auto const id = fields.id("id");
    library::SavedSearch search{id ? *id : PublicId::random(), fields.text("name"), fields.text("query"),
                                std::nullopt, fields.time("created").value_or(Time{})};
    if (auto const sort = fields.text("sort"); !sort.empty()) {
        search.sort = library::sort_named(sort);
        if (!search.sort) fields.doubt("sort", "is not known: " + sort);
    }
    fields.drop_unknown();
    if (search.name.empty()) return fields.intake().skip(fields.place(), "a search without a name");
    fields.intake().search(search, fields.place());
}

void read_review(FlorilegeFields& fields)
{
    auto const highlight = fields.id("highlight");
    if (!highlight) return fields.intake().skip(fields.place(), "a review without a highlight");
    library::ReviewState state{*highlight, fields.day("shown"), fields.number("place"), fields.number("step"),
                               fields.day("due")};
    fields.drop_unknown();
    fields.intake().review(state, fields.place());
}

} // namespace

Format const florilege_format{"florilege", "Everything another Florilege exported (JSON Lines)", recognise,
                              read};

} // namespace florilege::exchange
