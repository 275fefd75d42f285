#include "library/change_bookmark.hpp"
#include "library/edit.hpp"
#include "library/history/removal.hpp"
#include "library/read.hpp"
#include "library/search/names.hpp"
#include "library/version.hpp"
#include "text/url/keys.hpp"
#include "web/api/addresses.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_input.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/bookmarks.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

Response read(Reading& reading, Input const&)
{
    auto const id = PublicId::parse(reading.capture(0));
    auto const key = id ? library::find_bookmark(reading.session, *id) : std::nullopt;
    auto const bookmark = key ? library::read_bookmark(reading.session, *key) : std::nullopt;
    if (!bookmark) return absent();
    auto response = json_answer(whole_bookmark_json(bookmark->content));
    response.etag = library::version_of(bookmark->content).text();
    return response;
}

constexpr std::array<AnswerDoc, 1> read_answers{
    {{200, "The bookmark; its entity tag is its version", &whole_bookmark_object}}};
constexpr ApiDoc read_doc{.id = "readBookmark",
                          .chapter = "Bookmarks",
                          .path = bookmark_path,
                          .answers = read_answers,
                          .condition = Condition::if_none_match};

constexpr std::array at_parameters{must("url", Shape::url(), "An address of the page")};

Response read_at(Reading& reading, Input const& asked)
{
    auto const url = read_address(asked.text("url"));
    if (!url) return wrong_parameter("url", url.error().reason());
    auto const rows = library::rows_of_page(reading.session, reading.account().id,
                                            {text::key_of(text::page_form(*url)), url->text()});
    auto const bookmark = rows.empty()
                              ? std::nullopt
                              : library::read_bookmark(reading.session, library::BookmarkId{rows.front()});
    return bookmark ? json_answer(bookmark_json(bookmark->content)) : absent();
}

constexpr std::array<AnswerDoc, 2> at_answers{
    {{200, "The bookmark of that page", &bookmark_object},
     {404, "No bookmark of the visitor's is of that page", &problem_object, problem_type}}};
constexpr ApiDoc at_doc{.id = "findBookmark",
                        .chapter = "Bookmarks",
                        .query = at_parameters,
                        .answers = at_answers,
                        .asks = "url=https://example.org/maps"};

/// Does something to the visitor's own bookmark of the path, where it is what the request has seen.
template <class Work> Response change_own(Changing& changing, Work const& work)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return absent();
    auto const expected = expected_version(changing);
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const before = library::own_bookmark(transaction, shelf, *id);
        if (!before) return absent();
        if (expected && *expected != library::version_of(before->content))
            return problem_of(library::EditFault{{}, library::EditFault::Stale{*before}});
        return work(transaction, shelf, *before);
    });
}

Response edit(Changing& changing, Input const& given)
{
    auto const change = change_of(given);
    if (auto const* wrong = std::get_if<Response>(&change)) return *wrong;
    return change_own(changing, [&](store::Transaction& transaction, library::Shelf const& shelf,
                                    library::Bookmark const& before) {
        auto const edited = library::edit_bookmark(transaction, shelf, *before.content.id,
                                                   std::get<library::BookmarkChange>(change));
        if (!edited) return problem_of(edited.error());
        auto response = json_answer(whole_bookmark_json(edited->content));
        response.etag = library::version_of(edited->content).text();
        return response;
    });
}

constexpr std::array<AnswerDoc, 3> edit_answers{
    {{200, "The bookmark as it is now", &whole_bookmark_object},
     {409, "Another bookmark has that address", &taken_problem_object, problem_type},
     {412, "It was changed since", &stale_bookmark_object, problem_type}}};
constexpr ApiDoc edit_doc{.id = "editBookmark",
                          .chapter = "Bookmarks",
                          .path = bookmark_path,
                          .body = &bookmark_change_object,
                          .answers = edit_answers,
                          .asks = R"({"unread": false, "tags": ["maps", "paris"]})",
                          .condition = Condition::if_match,
                          .takes_many = true};

Response remove(Changing& changing, Input const&)
{
    return change_own(changing, [](store::Transaction& transaction, library::Shelf const& shelf,
                                   library::Bookmark const& before) {
        library::delete_bookmark(transaction, shelf, before);
        return no_content();
    });
}

constexpr std::array<AnswerDoc, 2> remove_answers{
    {{204, "It is gone, with its highlights; the change can be undone", nullptr, {}},
     {412, "It was changed since", &stale_bookmark_object, problem_type}}};
constexpr ApiDoc remove_doc{.id = "deleteBookmark",
                            .chapter = "Bookmarks",
                            .path = bookmark_path,
                            .answers = remove_answers,
                            .condition = Condition::if_match};

} // namespace

Route const api_find_bookmark =
    api_route<at_doc, read_at>(Method::get, "/api/v1/bookmarks/at", Policy::Who::signed_in,
                               "The visitor's bookmark of a page, by any address that is the same page");
Route const api_read_bookmark =
    api_route<read_doc, read>(Method::get, "/api/v1/bookmarks/{bookmark}", Policy::Who::signed_in,
                              "One bookmark, also somebody else's that is public");
Route const api_edit_bookmark = api_route<edit_doc, edit>(Method::patch, "/api/v1/bookmarks/{bookmark}",
                                                          Policy::Who::signed_in, "Changes a bookmark");
Route const api_delete_bookmark = api_route<remove_doc, remove>(Method::erase, "/api/v1/bookmarks/{bookmark}",
                                                                Policy::Who::signed_in, "Deletes a bookmark");

} // namespace florilege::web
