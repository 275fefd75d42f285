#include "web/pages/tags/tag_page.hpp"

#include "library/profile.hpp"
#include "library/tags/tag_changes.hpp"
#include "library/tags/tag_family.hpp"
#include "library/tags/tag_page.hpp"
#include "web/http/target.hpp"
#include "web/pages/library/results.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

std::vector<Fields> named(std::vector<std::string> const& names)
{
    std::vector<Fields> out;
    for (auto const& name : names) {
        Fields one;
        one.set("relation", name);
        one.set("relation_address", "/t/" + encoded(name));
        out.push_back(std::move(one));
    }
    return out;
}

/// What everyone can subscribe to of the tag: nothing where the visitor has no page that everyone may open.
std::vector<FeedLink> feeds_of(Reading& reading, std::string const& tag)
{
    auto const& name = reading.account().name;
    auto const profile = library::find_profile(reading.session, accounts::AccountName::parse(name).value());
    if (!profile || !profile->shown) return {};
    return {{name + " · " + tag, "/u/" + encoded(name) + "/t/" + encoded(tag)}};
}

/// There is no tag of that name: perhaps a slip of the pen.
Response no_such_tag(Reading& reading, library::TagName const& name)
{
    PageDraft draft{"no_tag"};
    draft.title = std::string{reading.words().text("tag.none-title")};
    draft.section = "tags";
    draft.fields.set("name", name.text());
    auto const near = library::near_tag(reading.session, reading.account().id, name);
    draft.fields.set("near", near);
    draft.fields.set("near_address", "/t/" + encoded(near));
    draft.status = 404;
    return page(reading, std::move(draft));
}

Response tag_page(Reading& reading)
{
    auto const name = library::TagName::parse(reading.capture(0));
    if (!name) return not_found(reading);
    auto const family = library::tag_family(reading.session, reading.account().id, *name);
    if (!family) return no_such_tag(reading, *name);
    auto const address = "/t/" + encoded(family->name);
    // An alias, or another spelling, leads to the one page of the tag.
    if (family->name != reading.capture(0)) return see_other(address);

    Listing listing{reading.account().id, {true, {}}, address, family->name, term("tag", family->name)};
    listing.empty = std::string{reading.words().text("tag.empty")};
    PageDraft draft{"tag"};
    add_results(draft.fields, reading, listing, read_question(reading, listing.within));
    draft.fields.set("tag_address", address);
    draft.fields.set("name", family->name);
    draft.fields.set("parent", family->parent);
    draft.fields.set("parent_address", "/t/" + encoded(family->parent));
    draft.fields.say("has_children", !family->children.empty());
    draft.fields.list("children", named(family->children));
    draft.fields.say("has_aliases", !family->aliases.empty());
    draft.fields.list("aliases", named(family->aliases));
    draft.title = family->name;
    draft.section = "tags";
    draft.feeds = feeds_of(reading, family->name);
    draft.fields.set("private_feed", "/settings/feeds" + query_text({{"q", listing.within}}));
    return page(reading, std::move(draft));
}

/// Does something to the tag of the address and goes to the page of the one that is `name` then.
template <class Work> Response change_tag(Changing& changing, std::string_view to, Work const& work)
{
    auto const name = library::TagName::parse(changing.capture(0));
    if (!name) return not_found(changing);
    auto const changed = changing.change(
        [&](store::Transaction& transaction, library::Shelf const& shelf) -> Result<library::TagChange> {
            return work(transaction, shelf, *name);
        });
    if (!changed) return error_page(changing, 409, in_words(changing.words(), "tag.fault", changed.error()));
    return done(changing, to.empty() ? "/tags" : "/t/" + encoded(to));
}

/// The name that a field gives.
std::optional<library::TagName> name_in(Changing const& changing, std::string_view field)
{
    return library::TagName::parse(changing.field(field));
}

Fault no_name()
{
    return {"", "a tag needs a name", Saying{"fault.tag.no-name"}};
}

Response rename(Changing& changing)
{
    return change_tag(changing, changing.field("name"),
                      [&](auto& transaction, auto const& shelf, auto const& tag) {
                          auto const name = name_in(changing, "name");
                          return name ? library::rename_tag(transaction, shelf, tag, *name)
                                      : Result<library::TagChange>{no_name()};
                      });
}

Response merge(Changing& changing)
{
    return change_tag(changing, changing.field("into"),
                      [&](auto& transaction, auto const& shelf, auto const& tag) {
                          auto const into = name_in(changing, "into");
                          return into ? library::merge_tag(transaction, shelf, tag, *into)
                                      : Result<library::TagChange>{no_name()};
                      });
}

Response add_alias(Changing& changing)
{
    return change_tag(changing, changing.capture(0),
                      [&](auto& transaction, auto const& shelf, auto const& tag) {
                          auto const alias = name_in(changing, "alias");
                          return alias ? library::add_alias(transaction, shelf, *alias, tag)
                                       : Result<library::TagChange>{no_name()};
                      });
}

Response set_parent(Changing& changing)
{
    return change_tag(changing, changing.capture(0),
                      [&](auto& transaction, auto const& shelf, auto const& tag) {
                          return library::set_parent(transaction, shelf, tag, name_in(changing, "parent"));
                      });
}

Response remove(Changing& changing)
{
    return change_tag(changing, {}, [&](auto& transaction, auto const& shelf, auto const& tag) {
        return library::delete_tag(transaction, shelf, tag);
    });
}

} // namespace

Route const tag_page_route{Method::get, "/t/{tag}", Policy::Who::signed_in, tag_page,
                           "The visitor's bookmarks with a tag, and the tag's aliases, parent and children"};
Route const rename_tag_route{Method::post,
                             "/t/{tag}/rename",
                             Policy::Who::signed_in,
                             rename,
                             "Renames a tag; the old name stays an alias",
                             Body::form};
Route const merge_tag_route{Method::post, "/t/{tag}/merge",       Policy::Who::signed_in,
                            merge,        "Makes one tag of two", Body::form};
Route const alias_tag_route{Method::post,
                            "/t/{tag}/alias",
                            Policy::Who::signed_in,
                            add_alias,
                            "Gives a tag another name beside its own",
                            Body::form};
Route const parent_tag_route{Method::post,
                             "/t/{tag}/parent",
                             Policy::Who::signed_in,
                             set_parent,
                             "Puts a tag under another one, or at the top",
                             Body::form};
Route const delete_tag_route{
    Method::post, "/t/{tag}/delete", Policy::Who::signed_in, remove, "Takes a tag off every bookmark",
    Body::form};

} // namespace florilege::web
