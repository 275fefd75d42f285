#include "exchange/importers/hypothesis_annotation.hpp"

#include "exchange/dates.hpp"
#include "exchange/extra.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

// What is read, and what a server says of itself and its own state.
constexpr std::array<std::string_view, 24> known_members{"id",
                                                         "created",
                                                         "updated",
                                                         "user",
                                                         "user_info",
                                                         "uri",
                                                         "text",
                                                         "tags",
                                                         "group",
                                                         "permissions",
                                                         "target",
                                                         "document",
                                                         "links",
                                                         "references",
                                                         "hidden",
                                                         "flagged",
                                                         "moderation_status",
                                                         "moderation",
                                                         "actions",
                                                         "mentions",
                                                         "florilege",
                                                         "$highlight",
                                                         "$tag",
                                                         "$orphan"};

json::object const* object_in(json::object const& object, std::string_view key)
{
    auto const* const value = object.if_contains({key.data(), key.size()});
    return value == nullptr ? nullptr : value->if_object();
}

std::vector<std::string> texts_of(json::object const& object, std::string_view key)
{
    std::vector<std::string> texts;
    for (auto const& text : array_of(object, key))
        if (text.is_string() && !text.get_string().empty()) texts.emplace_back(text.get_string());
    return texts;
}

/// "acct:NAME@AUTHORITY" without what surrounds the name.
std::string name_of(std::string_view user)
{
    if (user.starts_with("acct:")) user.remove_prefix(5);
    return std::string{user.substr(0, user.find('@'))};
}

std::string title_of(json::object const& annotation)
{
    auto const* const document = object_in(annotation, "document");
    if (document == nullptr) return {};
    auto titles = texts_of(*document, "title");
    return one_line(titles.empty() ? text_of(*document, "title") : titles.front());
}

/// Its first target is the only one that Hypothesis keeps.
void read_target(json::object const& object, Annotation& annotation)
{
    auto const& targets = array_of(object, "target");
    auto const* const target = targets.empty() ? nullptr : targets[0].if_object();
    if (target == nullptr) return;
    if (annotation.uri.empty()) annotation.uri = text_of(*target, "source");
    auto const& selectors = array_of(*target, "selector");
    bool says_more = false;
    for (auto const& selector : selectors) {
        auto const* const one = selector.if_object();
        if (one == nullptr) continue;
        annotation.is_of_a_place = true;
        bool const is_quote = text_of(*one, "type") == "TextQuoteSelector";
        if (is_quote && annotation.quote.empty()) annotation.quote = text_of(*one, "exact");
        says_more = says_more || !is_quote || one->size() > 2;
    }
    if (says_more) annotation.selectors = json::serialize(selectors);
}

bool everybody_reads(json::object const& object)
{
    auto const* const permissions = object_in(object, "permissions");
    if (permissions == nullptr) return false;
    auto const readers = texts_of(*permissions, "read");
    return std::ranges::any_of(readers, [](auto const& reader) {
        return reader == "group:__world__" || reader == "group:__everyone__";
    });
}

std::string extra_of(json::object const& object, Annotation const& annotation)
{
    Extra extra;
    if (!PublicId::parse(annotation.id) && !annotation.id.empty()) extra.put("hypothesis_id", annotation.id);
    if (auto const group = text_of(object, "group"); !group.empty() && group != "__world__")
        extra.put("group", group);
    for (auto const& member : object) {
        std::string_view const name = member.key();
        if (std::ranges::find(known_members, name) == known_members.end() && !member.value().is_null())
            extra.put_json(name, json::serialize(member.value()));
    }
    return extra.json();
}

} // namespace

Annotation read_annotation(json::object const& object, std::uint64_t line)
{
    Annotation annotation;
    annotation.line = line;
    annotation.id = text_of(object, "id");
    annotation.uri = text_of(object, "uri");
    annotation.user = text_of(object, "user");
    auto const* const person = object_in(object, "user_info");
    if (person != nullptr) annotation.author = one_line(text_of(*person, "display_name"));
    if (annotation.author.empty()) annotation.author = name_of(annotation.user);
    annotation.title = title_of(object);
    annotation.text = text_of(object, "text");
    annotation.tags = texts_of(object, "tags");
    annotation.references = texts_of(object, "references");
    annotation.created = parse_time(text_of(object, "created"));
    annotation.updated = parse_time(text_of(object, "updated"));
    read_target(object, annotation);
    annotation.is_public = everybody_reads(object);
    annotation.is_bookmark = text_of(object, "florilege") == "bookmark";
    annotation.extra = extra_of(object, annotation);
    return annotation;
}

} // namespace florilege::exchange
