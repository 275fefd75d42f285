#include "web/api/resources/bundles.hpp"

#include "library/edit_fault.hpp"
#include "library/tags/bundle.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_input.hpp"
#include "web/api/path_fields.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape any_text = Shape::text();
constexpr std::array bundle_fields{
    must("id", Shape::id(), "Its public id"),
    must("name", Shape::text(), "Its name"),
    must("tags", Shape::list(any_text), "The tags in it, in their order"),
};
constexpr Object bundle_object{"Bundle", "Several tags under a name", bundle_fields};
constexpr Shape bundle_shape = Shape::of(bundle_object);
constexpr std::array bundles_fields{must("items", Shape::list(bundle_shape), "The bundles, by name")};
constexpr Object bundles_object{"Bundles", "All bundles", bundles_fields};

json::object bundle_json(library::Bundle const& bundle)
{
    return {{"id", bundle.id.text()},
            {"name", bundle.name},
            {"tags", json::array(bundle.tags.begin(), bundle.tags.end())}};
}

Response list(Reading& reading, Input const&)
{
    json::array items;
    for (auto const& bundle : library::bundles(reading.session, reading.account().id))
        items.push_back(bundle_json(bundle));
    return json_answer(json::object{{"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> list_answers{{{200, "The bundles", &bundles_object}}};
constexpr ApiDoc list_doc{
    .id = "listBundles", .chapter = "Tags", .answers = list_answers, .by_library = true};

constexpr Shape tag_shape = Shape::text(1000, 1);
constexpr std::array set_fields{
    must("tags", Shape::list(tag_shape, library::EditLimits::tags), "All tags that shall be in it")};
constexpr Object set_object{"BundleTags", "What shall be in a bundle", set_fields};

Response set(Changing& changing, Input const& given)
{
    auto const name = library::BundleName::parse(changing.capture(0));
    if (!name) return absent();
    auto const texts = given.texts("tags");
    if (auto wrong = wrong_tag(texts, "/tags")) return std::move(*wrong);
    std::vector<library::TagName> tags;
    tags.reserve(texts.size());
    for (auto const& text : texts)
        tags.push_back(library::TagName::parse(text).value());
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        if (auto const set = library::set_bundle(transaction, shelf, *name, tags); !set)
            return conflict(set.error().text());
        return json_answer(bundle_json(library::find_bundle(transaction, shelf.owner, *name).value()));
    });
}

constexpr std::array<AnswerDoc, 2> set_answers{
    {{200, "The bundle as it is now", &bundle_object},
     {409, "One of them is no tag", &problem_object, problem_type}}};
constexpr ApiDoc set_doc{.id = "setBundle",
                         .chapter = "Tags",
                         .path = bundle_path,
                         .body = &set_object,
                         .answers = set_answers,
                         .asks = R"({"tags": ["maps", "atlas"]})"};

constexpr std::array rename_fields{must("name", Shape::text(1000, 1), "Its new name")};
constexpr Object rename_object{"NewBundleName", "Another name", rename_fields};

Response rename(Changing& changing, Input const& given)
{
    auto const from = library::BundleName::parse(changing.capture(0));
    auto const to = library::BundleName::parse(given.text("name"));
    if (!from) return absent();
    if (!to) return wrong_field("/name", "is no name");
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        if (!library::find_bundle(transaction, shelf.owner, *from)) return absent();
        auto const renamed = library::rename_bundle(transaction, shelf, *from, *to);
        if (!renamed) return conflict(renamed.error().text());
        return json_answer(bundle_json(library::find_bundle(transaction, shelf.owner, *to).value()));
    });
}

constexpr std::array<AnswerDoc, 2> rename_answers{
    {{200, "The bundle as it is now", &bundle_object},
     {409, "Another bundle has that name", &problem_object, problem_type}}};
constexpr ApiDoc rename_doc{.id = "renameBundle",
                            .chapter = "Tags",
                            .path = bundle_path,
                            .body = &rename_object,
                            .answers = rename_answers,
                            .asks = R"({"name": "geography"})"};

Response remove(Changing& changing, Input const&)
{
    auto const name = library::BundleName::parse(changing.capture(0));
    if (!name) return absent();
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::delete_bundle(transaction, shelf, *name) ? no_content() : absent();
    });
}

constexpr std::array<AnswerDoc, 1> remove_answers{
    {{204, "It is gone, its tags stay; the change can be undone", nullptr, {}}}};
constexpr ApiDoc remove_doc{
    .id = "deleteBundle", .chapter = "Tags", .path = bundle_path, .answers = remove_answers};

} // namespace

Route const api_bundles = api_route<list_doc, list>(Method::get, "/api/v1/bundles", Policy::Who::signed_in,
                                                    "Bundles: several tags under a name");
Route const api_set_bundle = api_route<set_doc, set>(
    Method::put, "/api/v1/bundles/{bundle}", Policy::Who::signed_in,
    "Puts tags into a bundle, in place of those it had; it is made where it is missing");
Route const api_rename_bundle = api_route<rename_doc, rename>(
    Method::post, "/api/v1/bundles/{bundle}/rename", Policy::Who::signed_in, "Gives a bundle another name");
Route const api_delete_bundle = api_route<remove_doc, remove>(Method::erase, "/api/v1/bundles/{bundle}",
                                                              Policy::Who::signed_in, "Deletes a bundle");

} // namespace florilege::web
