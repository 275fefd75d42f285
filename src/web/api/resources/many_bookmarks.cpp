#include "library/edit_many.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_input.hpp"
#include "web/api/choices.hpp"
#include "web/api/resources/bookmarks.hpp"
#include "web/pages/library/question.hpp"

#include <boost/json.hpp>

/// The same done to many bookmarks: one change, which is undone at once.
namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr Shape id_shape = Shape::id();
constexpr Shape tag_shape = Shape::text(1000, 1);
constexpr Shape tags_shape = Shape::list(tag_shape, library::EditLimits::tags);

constexpr std::array chosen_fields{
    may("ids", Shape::list(id_shape, 10'000, 1), "These bookmarks; those that are not there are passed over"),
    may("q", Shape::text(8192), "All that this finds, in the query language; empty: every bookmark"),
};
constexpr auto edit_fields = joined(
    chosen_fields, std::array{
                       may("add_tags", tags_shape, "Tags to add behind those that each has"),
                       may("remove_tags", tags_shape, "Tags to take off; what is added is not taken off"),
                       may("audience", Shape::one_of(audience_words), "Who may read them"),
                       may("unread", Shape::yes_no(), "They are still to be read"),
                       may("archived", Shape::yes_no(), "They are put away"),
                       may("favourite", Shape::yes_no(), "They are favourites"),
                   });
constexpr Object edit_object{"ManyChange", "Either `ids` or `q`, and what is to be otherwise", edit_fields};
constexpr Object delete_object{"ManyToDelete", "Either `ids` or `q`", chosen_fields};

constexpr std::array done_fields{must("bookmarks", Shape::whole(), "How many are not what they were")};
constexpr Object done_object{"ManyChanged", "What came of changing many bookmarks", done_fields};

std::variant<library::Chosen, Response> chosen_by(Changing const& changing, Input const& given)
{
    auto const question = given.maybe_text("q");
    auto const texts = given.maybe_texts("ids");
    if (question.has_value() == texts.has_value())
        return wrong_field("/ids", "is to be there, or `q`, and not both");
    if (question) {
        auto query = read_query(changing, *question);
        if (!query) return wrong_field("/q", query.error().text());
        return library::Chosen{std::move(*query)};
    }
    std::vector<PublicId> ids;
    for (auto const& text : *texts)
        ids.push_back(PublicId::parse(text).value());
    return library::Chosen{std::move(ids)};
}

json::object changed_json(library::ManyEdited const& edited)
{
    return {{"bookmarks", edited.bookmarks}};
}

Response edit(Changing& changing, Input const& given)
{
    auto const chosen = chosen_by(changing, given);
    if (auto const* wrong = std::get_if<Response>(&chosen)) return *wrong;
    library::ManyChange change;
    change.add_tags = given.texts("add_tags");
    change.remove_tags = given.texts("remove_tags");
    if (auto const audience = given.maybe_text("audience")) change.audience = audience_of(*audience);
    change.unread = given.yes_no("unread");
    change.archived = given.yes_no("archived");
    change.favourite = given.yes_no("favourite");
    if (auto wrong = wrong_tag(change.add_tags, "/add_tags")) return std::move(*wrong);
    if (auto wrong = wrong_tag(change.remove_tags, "/remove_tags")) return std::move(*wrong);
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const edited = library::edit_many(transaction, shelf, changing.site.columns,
                                               std::get<library::Chosen>(chosen), change);
        return edited ? json_answer(changed_json(*edited)) : problem_of(edited.error());
    });
}

constexpr std::array<AnswerDoc, 1> edit_answers{
    {{200, "It is done; one change that can be undone", &done_object}}};
constexpr ApiDoc edit_doc{.id = "editManyBookmarks",
                          .chapter = "Bookmarks",
                          .body = &edit_object,
                          .answers = edit_answers,
                          .asks = R"({"q": "tag:maps is:unread", "add_tags": ["paris"], "unread": false})",
                          .takes_many = true};

Response remove(Changing& changing, Input const& given)
{
    auto const chosen = chosen_by(changing, given);
    if (auto const* wrong = std::get_if<Response>(&chosen)) return *wrong;
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return json_answer(changed_json(library::delete_many(transaction, shelf, changing.site.columns,
                                                             std::get<library::Chosen>(chosen))));
    });
}

constexpr std::array<AnswerDoc, 1> remove_answers{
    {{200, "They are gone with all that hangs on them; one change that can be undone", &done_object}}};
constexpr ApiDoc remove_doc{.id = "deleteManyBookmarks",
                            .chapter = "Bookmarks",
                            .body = &delete_object,
                            .answers = remove_answers,
                            .asks = R"({"q": "tag:spam"})",
                            .takes_many = true};

} // namespace

Route const api_edit_many =
    api_route<edit_doc, edit>(Method::post, "/api/v1/bookmarks/edit", Policy::Who::signed_in,
                              "Changes many bookmarks at once: these, or all that a query finds");
Route const api_delete_many =
    api_route<remove_doc, remove>(Method::post, "/api/v1/bookmarks/delete", Policy::Who::signed_in,
                                  "Deletes many bookmarks at once: these, or all that a query finds");

} // namespace florilege::web
