#include "web/pages/tags/tags_page.hpp"

#include "library/tags/bundle.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/question.hpp"
#include "web/pages/library/tag_list.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t tags_shown = 300;

std::vector<Fields> tags_of(std::vector<library::Completion> const& found)
{
    std::vector<Fields> tags;
    for (auto const& one : found) {
        Fields tag;
        tag.set("tag", one.name);
        tag.set("alias", one.alias);
        tag.set("count", std::to_string(one.bookmarks));
        tag.set("tag_address", "/t/" + encoded(one.name));
        tags.push_back(std::move(tag));
    }
    return tags;
}

std::vector<Fields> bundles_of(std::vector<library::Bundle> const& all)
{
    std::vector<Fields> bundles;
    for (auto const& bundle : all) {
        Fields one;
        one.set("bundle", bundle.name);
        one.set("bundle_address", "/" + query_text({{"q", term("bundle", bundle.name)}}));
        one.set("bundle_tags", tag_line(bundle.tags));
        std::vector<Fields> tags;
        for (auto const& name : bundle.tags) {
            Fields tag;
            tag.set("bundled", name);
            tag.set("bundled_address", "/t/" + encoded(name));
            tags.push_back(std::move(tag));
        }
        one.list("bundled_tags", std::move(tags));
        bundles.push_back(std::move(one));
    }
    return bundles;
}

Response tags_page(Reading& reading)
{
    auto const owner = reading.account().id;
    auto const known = completions_of(reading, reading.session);
    auto const typed = reading.asked_for("name");
    auto const found = known->complete(typed, tags_shown);
    auto const bundles = library::bundles(reading.session, owner);
    auto const& words = reading.words();
    PageDraft draft{"tags"};
    draft.title = std::string{words.text("tags.title")};
    draft.section = "tags";
    draft.fields.set("typed", typed);
    draft.fields.set("total", words.say("tags.total", {{"count", static_cast<std::int64_t>(known->size())}}));
    draft.fields.set("shown", found.size() == tags_shown
                                  ? words.say("tags.shown", {{"count", std::int64_t{tags_shown}}})
                                  : std::string{});
    draft.fields.say("none", known->size() == 0);
    draft.fields.say("none_found", known->size() > 0 && found.empty());
    draft.fields.list("tags", tags_of(found));
    draft.fields.say("has_bundles", !bundles.empty());
    draft.fields.list("bundles", bundles_of(bundles));
    return page(reading, std::move(draft));
}

Response refused(Changing& changing, Fault const& fault)
{
    return error_page(changing, 422, in_words(changing.words(), "tag.fault", fault));
}

Response set_bundle(Changing& changing)
{
    auto const name = library::BundleName::parse(changing.field("name"));
    std::vector<library::TagName> tags;
    for (auto const& tag : tags_of_line(changing.field("tags")))
        if (auto read = library::TagName::parse(tag)) tags.push_back(std::move(*read));
    if (!name) return refused(changing, {"", "a bundle needs a name", Saying{"fault.bundle.no-name"}});
    auto const set = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::set_bundle(transaction, shelf, *name, tags);
    });
    return set ? done(changing, "/tags") : refused(changing, set.error());
}

Response delete_bundle(Changing& changing)
{
    auto const name = library::BundleName::parse(changing.field("name"));
    if (!name) return not_found(changing);
    auto const deleted = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::delete_bundle(transaction, shelf, *name);
    });
    return deleted ? done(changing, "/tags") : not_found(changing);
}

} // namespace

Route const tags_page_route{Method::get, "/tags", Policy::Who::signed_in, tags_page,
                            "The visitor's tags, the most used first, and bundles of them"};
Route const set_bundle_route{
    Method::post, "/tags/bundle", Policy::Who::signed_in, set_bundle, "Puts tags into a bundle", Body::form};
Route const delete_bundle_route{Method::post,
                                "/tags/bundle/delete",
                                Policy::Who::signed_in,
                                delete_bundle,
                                "Deletes a bundle; its tags stay",
                                Body::form};

} // namespace florilege::web
