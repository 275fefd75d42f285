#include "library/columns/columns.hpp"
#include "library/tags/tag_changes.hpp"
#include "library/tags/tag_page.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/tags.hpp"
#include "web/api/tag_json.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;
using library::TagName;

Response read(Reading& reading, Input const&)
{
    auto const name = TagName::parse(reading.capture(0));
    if (!name) return absent();
    auto const page = library::tag_page(reading.session, reading.site.columns, reading.account().id, *name);
    if (!page) return problem(404, library::no_such_tag(reading.session, reading.account().id, *name).text());
    return json_answer(tag_page_json(*page));
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The tag", &tag_page_object}}};
constexpr ApiDoc read_doc{
    .id = "readTag", .chapter = "Tags", .path = tag_path, .answers = read_answers, .by_library = true};

constexpr std::array changed_fields{
    must("change", Shape::text(), "What was done, as the history calls it"),
    must("bookmarks", Shape::whole(), "How many bookmarks carry the tag"),
};
constexpr Object changed_object{"TagChange", "What a change to the vocabulary touched", changed_fields};
constexpr std::array<AnswerDoc, 2> change_answers{
    {{200, "It is done; the change can be undone", &changed_object},
     {409, "Another tag is in the way, or missing", &problem_object, problem_type}}};

/// Does something to the tag of the path.
template <class Work> Response change_tag(Changing& changing, Work const& work)
{
    auto const name = TagName::parse(changing.capture(0));
    if (!name) return absent();
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        bool const is_there = library::find_tag(transaction, shelf.owner, *name).has_value();
        Result<library::TagChange> const changed = work(transaction, shelf, *name);
        if (!changed) return problem(is_there ? 409 : 404, changed.error().text());
        return json_answer(json::object{{"change", changed->summary}, {"bookmarks", changed->bookmarks}});
    });
}

/// The same with the name that a field of the body gives.
template <class Work>
Response change_with_name(Changing& changing, Input const& given, std::string_view field, Work const& work)
{
    auto const other = TagName::parse(given.text(field));
    if (!other) return wrong_field('/' + std::string{field}, "is no name of a tag");
    return change_tag(changing, [&](store::Transaction& transaction, library::Shelf const& shelf,
                                    TagName const& tag) { return work(transaction, shelf, tag, *other); });
}

constexpr std::array rename_fields{must("name", Shape::text(1000, 1), "Its new name")};
constexpr Object rename_object{"NewName", "Another name", rename_fields};

Response rename(Changing& changing, Input const& given)
{
    return change_with_name(changing, given, "name", library::rename_tag);
}
constexpr ApiDoc rename_doc{.id = "renameTag",
                            .chapter = "Tags",
                            .path = tag_path,
                            .body = &rename_object,
                            .answers = change_answers,
                            .asks = R"({"name": "social media"})"};

constexpr std::array merge_fields{must("into", Shape::text(1000, 1), "The tag that stays")};
constexpr Object merge_object{"TagMerge", "The tag that stays", merge_fields};

Response merge(Changing& changing, Input const& given)
{
    return change_with_name(changing, given, "into", library::merge_tag);
}
constexpr ApiDoc merge_doc{.id = "mergeTag",
                           .chapter = "Tags",
                           .path = tag_path,
                           .body = &merge_object,
                           .answers = change_answers,
                           .asks = R"({"into": "maps"})"};

constexpr std::array alias_fields{must("alias", Shape::text(1000, 1), "The second name")};
constexpr Object alias_object{"NewAlias", "A second name", alias_fields};

Response add_alias(Changing& changing, Input const& given)
{
    return change_with_name(
        changing, given, "alias",
        [](store::Transaction& transaction, library::Shelf const& shelf, TagName const& tag,
           TagName const& alias) { return library::add_alias(transaction, shelf, alias, tag); });
}
constexpr ApiDoc alias_doc{.id = "addAlias",
                           .chapter = "Tags",
                           .path = tag_path,
                           .body = &alias_object,
                           .answers = change_answers,
                           .asks = R"({"alias": "cartography"})"};

constexpr std::array parent_fields{must("parent", Shape::text(1000, 1).or_null(),
                                        "The tag above it, made where it is missing; null: the top")};
constexpr Object parent_object{"NewParent", "Where a tag shall stand", parent_fields};

Response set_parent(Changing& changing, Input const& given)
{
    if (!given.is_null("parent")) return change_with_name(changing, given, "parent", library::set_parent);
    return change_tag(changing,
                      [](store::Transaction& transaction, library::Shelf const& shelf, TagName const& tag) {
                          return library::set_parent(transaction, shelf, tag, std::nullopt);
                      });
}
constexpr ApiDoc parent_doc{.id = "setParent",
                            .chapter = "Tags",
                            .path = tag_path,
                            .body = &parent_object,
                            .answers = change_answers,
                            .asks = R"({"parent": "geography"})"};

Response remove(Changing& changing, Input const&)
{
    return change_tag(changing, library::delete_tag);
}
constexpr std::array<AnswerDoc, 1> remove_answers{
    {{200, "It is done; the change can be undone", &changed_object}}};
constexpr ApiDoc remove_doc{
    .id = "deleteTag", .chapter = "Tags", .path = tag_path, .answers = remove_answers};

} // namespace

Route const api_read_tag =
    api_route<read_doc, read>(Method::get, "/api/v1/tags/{tag}", Policy::Who::signed_in,
                              "One tag: its other names, what is below it, what it comes with, its newest");
Route const api_rename_tag =
    api_route<rename_doc, rename>(Method::post, "/api/v1/tags/{tag}/rename", Policy::Who::signed_in,
                                  "Gives a tag another name; the old one stays an alias");
Route const api_merge_tag =
    api_route<merge_doc, merge>(Method::post, "/api/v1/tags/{tag}/merge", Policy::Who::signed_in,
                                "Makes one tag of two; the one of the path becomes an alias");
Route const api_alias_tag = api_route<alias_doc, add_alias>(
    Method::post, "/api/v1/tags/{tag}/alias", Policy::Who::signed_in, "Gives a tag a second name");
Route const api_parent_tag =
    api_route<parent_doc, set_parent>(Method::post, "/api/v1/tags/{tag}/parent", Policy::Who::signed_in,
                                      "Puts a tag under another one, or at the top");
Route const api_delete_tag = api_route<remove_doc, remove>(
    Method::erase, "/api/v1/tags/{tag}", Policy::Who::signed_in, "Takes a tag off every bookmark");

} // namespace florilege::web
