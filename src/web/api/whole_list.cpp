#include "web/api/whole_list.hpp"

#include "web/api/answers.hpp"
#include "web/api/entity_tag.hpp"
#include "web/api/list_json.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr auto stale_fields =
    joined(problem_fields, std::array{must("current", Shape::of(whole_list_object), "What it is now")});

Response stale(store::Session& session, std::vector<library::ListHead> const& all,
               library::ListHead const& list)
{
    return problem_with(412, "it was changed meanwhile; `current` is what it is now",
                        {{"current", whole_list_json(session, all, list)}});
}

} // namespace

constexpr Object stale_list_object{"StaleList", "It was changed since whoever changes it has seen it",
                                   stale_fields};

std::optional<library::ListHead> list_of_id(std::vector<library::ListHead> const& lists, std::string_view id)
{
    auto const wanted = PublicId::parse(id);
    auto const found = std::find_if(lists.begin(), lists.end(),
                                    [&](auto const& list) { return wanted && list.id == *wanted; });
    if (found == lists.end()) return std::nullopt;
    return *found;
}

Response whole_list_answer(store::Session& session, std::vector<library::ListHead> const& all,
                           library::ListHead const& list)
{
    auto response = json_answer(whole_list_json(session, all, list));
    response.etag = content_tag(std::get<std::string>(response.body));
    return response;
}

std::optional<Response> change_list(Changing const& changing, store::Transaction& transaction,
                                    library::Shelf const& shelf, ListWork const& work)
{
    auto const all = library::all_lists(transaction, shelf.owner);
    auto const list = list_of_id(all, changing.capture(0));
    if (!list) return absent();
    if (auto const expected = expected_in(changing);
        expected.tag && *expected.tag != whole_list_answer(transaction, all, *list).etag)
        return stale(transaction, all, *list);
    if (auto const done = work(transaction, shelf, *list); !done) return conflict(done.error().text());
    return std::nullopt;
}

Response changed_list(Changing& changing, ListWork const& work)
{
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        if (auto refused = change_list(changing, transaction, shelf, work)) return std::move(*refused);
        auto const all = library::all_lists(transaction, shelf.owner);
        return whole_list_answer(transaction, all, list_of_id(all, changing.capture(0)).value());
    });
}

} // namespace florilege::web
