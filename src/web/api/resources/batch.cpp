#include "library/change_bookmark.hpp"
#include "library/edit.hpp"
#include "library/history/newest_change.hpp"
#include "library/history/removal.hpp"
#include "library/read.hpp"
#include "library/take.hpp"
#include "library/version.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_input.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/resources/bookmarks.hpp"
#include "web/api/taken_words.hpp"
#include "web/site/notice.hpp"

#include <boost/json.hpp>

#include <functional>

/// Several bookmarks in one request.
namespace florilege::web {
namespace {

namespace json = boost::json;

/// Nobody else writes while they are made: some hundred take a second.
constexpr std::size_t most_in_a_batch = 500;

constexpr std::array item_fields{
    may("add", Shape::of(new_bookmark_object), "What is to be saved"),
    may("change", Shape::of(bookmark_change_object), "What is to be otherwise of the bookmark `id`"),
    may("delete", Shape::id(), "The bookmark that shall go"),
    may("id", Shape::id(), "With `change`: which bookmark"),
    may("version", Shape::text(100, 1), "With `change` and `delete`: only where it is this version still"),
};
constexpr Object item_object{"BatchItem", "One of `add`, `change` and `delete`, and what belongs to it",
                             item_fields};
constexpr Shape item_shape = Shape::of(item_object);
constexpr std::array batch_fields{
    must("items", Shape::list(item_shape, most_in_a_batch, 1), "What is to be done, in this order")};
constexpr Object batch_object{"Batch", "Several things to do", batch_fields};

constexpr Shape fault_shape = Shape::of(field_fault_object);
constexpr auto problem_item_fields =
    joined(problem_fields,
           std::array{
               may("errors", Shape::list(fault_shape), "Wrong fields; pointers begin at `add` or `change`"),
               may("bookmark", Shape::id(), "409: the bookmark that is that already"),
               may("current", Shape::of(bookmark_object), "412: what it is now"),
           });
constexpr Object problem_item_object{"BatchProblem", "Why one thing was not done", problem_item_fields};
constexpr std::array done_fields{
    must("status", Shape::whole(200, 599), "As the route for this one thing would answer"),
    must("result", Shape::one_of(taken_words).or_null(), "What became of what was saved"),
    must("bookmark", Shape::of(bookmark_object).or_null(), "What it is now"),
    must("problem", Shape::of(problem_item_object).or_null(), "Why it was not done"),
    must("change", Shape::text().or_null(), "Names the change, for undoing it; null where none was made"),
};
constexpr Object done_object{"BatchAnswer", "What came of one thing", done_fields};
constexpr Shape done_shape = Shape::of(done_object);
constexpr std::array result_fields{
    must("items", Shape::list(done_shape), "What came of each, in the order of the request")};
constexpr Object result_object{"BatchResult", "What came of several things", result_fields};

json::object done(int status, json::value bookmark, json::value result = nullptr)
{
    return {{"status", status},
            {"result", std::move(result)},
            {"bookmark", std::move(bookmark)},
            {"problem", nullptr}};
}

json::object not_done(Response const& response)
{
    return {{"status", response.status},
            {"result", nullptr},
            {"bookmark", nullptr},
            {"problem", json::parse(std::get<std::string>(response.body))}};
}

/// One thing, read and ready to be done in the transaction of them all.
using Step = std::function<json::object(store::Transaction&, library::Shelf const&)>;

Step refusing(Response const& response)
{
    return [answer = not_done(response)](auto&, auto const&) { return answer; };
}

Step adding(Input const& given)
{
    auto const draft = draft_of(given);
    if (auto const* wrong = std::get_if<Response>(&draft)) return refusing(*wrong);
    // Worked out before the transaction, in which others wait.
    auto const prepared = std::make_shared<library::PreparedDraft>(std::get<library::BookmarkDraft>(draft));
    return [prepared](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const taken = library::take(transaction, shelf, *prepared);
        auto const key = library::find_kept(transaction, shelf, *prepared);
        auto const bookmark = library::read_bookmark(transaction, key.value()).value();
        return done(taken == library::Taken::added ? 201 : 200, bookmark_json(bookmark.content),
                    json::value(word_of(taken)));
    };
}

/// The version that an item names. Nothing for what is none: no bookmark is that.
struct Seen {
    bool is_said = false;
    std::optional<library::Version> version = {};

    explicit Seen(Input const& item)
    {
        auto const text = item.maybe_text("version");
        is_said = text.has_value();
        if (text) version = library::Version::parse(*text);
    }
    bool is(library::Bookmark const& bookmark) const
    {
        return !is_said || (version && *version == library::version_of(bookmark.content));
    }
};

/// Something with an own bookmark, where it is what the request has seen.
template <class Work> Step with_own(PublicId const& id, Seen const& seen, Work work)
{
    return [id, seen, work](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const before = library::own_bookmark(transaction, shelf, id);
        if (!before) return not_done(absent());
        if (!seen.is(*before))
            return not_done(problem_of(library::EditFault{{}, library::EditFault::Stale{*before}}));
        return work(transaction, shelf, *before);
    };
}

Step changing_one(Input const& item)
{
    auto const id = item.id("id");
    if (!id) return refusing(wrong_field("/id", "is missing: which bookmark"));
    auto const change = change_of(*item.object("change"));
    if (auto const* wrong = std::get_if<Response>(&change)) return refusing(*wrong);
    return with_own(
        *id, Seen{item},
        [what = std::get<library::BookmarkChange>(change)](
            store::Transaction& transaction, library::Shelf const& shelf, library::Bookmark const& before) {
            auto const edited = library::edit_bookmark(transaction, shelf, *before.content.id, what);
            if (!edited) return not_done(problem_of(edited.error()));
            return done(200, bookmark_json(edited->content));
        });
}

Step deleting(Input const& item)
{
    return with_own(
        *item.id("delete"), Seen{item},
        [](store::Transaction& transaction, library::Shelf const& shelf, library::Bookmark const& before) {
            library::delete_bookmark(transaction, shelf, before);
            return done(204, nullptr);
        });
}

/// What an item says; nothing where it says none of the three, or several.
std::optional<Step> step_of(Input const& item)
{
    auto const add = item.object("add");
    auto const change = item.object("change");
    auto const gone = item.id("delete");
    if (int{add.has_value()} + int{change.has_value()} + int{gone.has_value()} != 1) return std::nullopt;
    if (add) return adding(*add);
    return change ? changing_one(item) : deleting(item);
}

Response run(Changing& changing, Input const& given)
{
    std::vector<Step> steps;
    for (auto const& item : given.objects("items")) {
        auto step = step_of(item);
        if (!step)
            return wrong_field("/items/" + std::to_string(steps.size()),
                               "is not one of `add`, `change` and `delete`");
        steps.push_back(std::move(*step));
    }
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        json::array items;
        auto before = library::newest_change(transaction, shelf.owner);
        for (auto const& step : steps) {
            auto item = step(transaction, shelf);
            auto const after = library::newest_change(transaction, shelf.owner);
            item["change"] =
                after && after != before ? json::value(sealed_change(changing, *after)) : json::value{};
            before = after;
            items.push_back(std::move(item));
        }
        return json_answer(json::object{{"items", std::move(items)}});
    });
}

constexpr std::array<AnswerDoc, 1> answers{
    {{200, "What came of each: one that is refused does not keep the others from being done",
      &result_object}}};
constexpr ApiDoc doc{.id = "changeBookmarks",
                     .chapter = "Bookmarks",
                     .body = &batch_object,
                     .answers = answers,
                     .asks = R"({"items": [{"add": {"url": "https://example.org/maps", "tags": ["maps"]}}]})",
                     .takes_many = true};

} // namespace

Route const api_batch = api_route<doc, run>(Method::post, "/api/v1/bookmarks/batch", Policy::Who::signed_in,
                                            "Saves, changes and deletes up to 500 bookmarks in one durable "
                                            "step; each change can be undone by itself");

} // namespace florilege::web
