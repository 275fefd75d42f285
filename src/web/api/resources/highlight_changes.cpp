#include "library/highlights/edit_passages.hpp"
#include "library/version.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_input.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/highlight_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/highlights.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace florilege::web {
namespace {

using Limits = library::EditLimits;
using Edited = Result<library::PassageEdited, library::EditFault>;
using Work = std::function<Edited(store::Transaction&, library::Shelf const&, PublicId const&,
                                  std::optional<library::Version> const&)>;

constexpr AnswerDoc stale_answer{412, "The bookmark was changed since", &stale_bookmark_object, problem_type};

/// Does something to what the path names, and answers with what came of it.
template <class Answer> Response edited(Changing& changing, Work const& work, Answer const& answer)
{
    auto const id = PublicId::parse(changing.capture(0));
    if (!id) return absent();
    auto const expected = expected_version(changing);
    return changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const done = work(transaction, shelf, *id, expected);
        return done ? answer(*done) : problem_of(done.error());
    });
}

template <int status> Response highlight_answer(library::PassageEdited const& done)
{
    auto const& bookmark = done.bookmark.content;
    auto const found = std::find_if(bookmark.highlights.begin(), bookmark.highlights.end(),
                                    [&](auto const& one) { return one.id == done.id; });
    auto response = json_answer(placed_highlight_json(*found, bookmark), status);
    if (status == 201) response.headers.add("location", "/api/v1/highlights/" + done.id.text());
    response.etag = library::version_of(bookmark).text();
    return response;
}

Response gone(library::PassageEdited const&)
{
    return no_content();
}

constexpr auto add_fields =
    joined(std::array{may("place", Shape::whole(0, 1'000'000),
                          "Its place among the others, from 0: the last where it is not said")},
           new_highlight_fields);
constexpr Object add_object{"HighlightToAdd", "A passage to mark", add_fields};

Response add(Changing& changing, Input const& given)
{
    auto const place = given.whole("place");
    return edited(
        changing,
        [&](auto& transaction, auto const& shelf, auto const& bookmark, auto const& expected) {
            return library::add_highlight(
                transaction, shelf, bookmark, highlight_of(given),
                place ? std::optional{static_cast<std::size_t>(*place)} : std::nullopt, expected);
        },
        highlight_answer<201>);
}

constexpr std::array<AnswerDoc, 2> add_answers{
    {{201, "It is marked; the entity tag is the new version of the bookmark", &placed_highlight_object},
     stale_answer}};
constexpr ApiDoc add_doc{.id = "addHighlight",
                         .chapter = "Highlights",
                         .path = bookmark_path,
                         .body = &add_object,
                         .answers = add_answers,
                         .asks = R"({"quote": "Every map tells a lie.", "note": "Which one does this?"})",
                         .condition = Condition::if_match,
                         .takes_many = true};

constexpr std::array change_fields{
    may("quote", Shape::text(Limits::text), "The passage"),
    may("note", Shape::text(Limits::text), "What is said about it"),
    may("colour", Shape::text(40).or_null(), "A CSS colour name or #rrggbb"),
    may("selectors", Shape::any().or_null(), "Where the passage is: a list of W3C selectors"),
};
constexpr Object change_object{"HighlightChange", "What of a highlight is to be otherwise; the rest stays",
                               change_fields};

Response edit(Changing& changing, Input const& given)
{
    library::HighlightChange change;
    change.quote = given.maybe_text("quote");
    change.note = given.maybe_text("note");
    if (given.has("colour")) change.colour = given.text("colour");
    if (given.has("selectors")) change.selectors = given.json("selectors");
    return edited(
        changing,
        [&](auto& transaction, auto const& shelf, auto const& id, auto const& expected) {
            return library::edit_highlight(transaction, shelf, id, change, expected);
        },
        highlight_answer<200>);
}

constexpr std::array<AnswerDoc, 2> edit_answers{
    {{200, "The highlight as it is now", &placed_highlight_object}, stale_answer}};
constexpr ApiDoc edit_doc{.id = "editHighlight",
                          .chapter = "Highlights",
                          .path = highlight_path,
                          .body = &change_object,
                          .answers = edit_answers,
                          .asks = R"({"colour": "#ffe066"})",
                          .condition = Condition::if_match,
                          .takes_many = true};

Response remove(Changing& changing, Input const&)
{
    return edited(changing, library::delete_highlight, gone);
}

constexpr std::array<AnswerDoc, 2> remove_answers{
    {{204, "It is gone with its replies; the change can be undone", nullptr, {}}, stale_answer}};
constexpr ApiDoc remove_doc{.id = "deleteHighlight",
                            .chapter = "Highlights",
                            .path = highlight_path,
                            .answers = remove_answers,
                            .condition = Condition::if_match};

template <int status> Response reply_answer(library::PassageEdited const& done)
{
    for (auto const& highlight : done.bookmark.content.highlights) {
        auto const* const reply = library::find_reply(highlight.replies, done.id);
        if (reply == nullptr) continue;
        auto response = json_answer(reply_json(*reply), status);
        // A reply is read with what it answers.
        if (status == 201) response.headers.add("location", "/api/v1/highlights/" + highlight.id->text());
        response.etag = library::version_of(done.bookmark.content).text();
        return response;
    }
    throw std::logic_error{"a reply that was written is not there"};
}

constexpr std::array new_reply_fields{
    must("text", Shape::text(Limits::text, 1), "What it says"),
    may("author", Shape::text(Limits::line), "Who wrote it; empty, as unsaid: the owner of the library"),
    may("created", Shape::time(), "When it was written: now where it is not said"),
};
constexpr Object new_reply_object{"NewReply", "An answer to a highlight or to another reply",
                                  new_reply_fields};

Response answer(Changing& changing, Input const& given)
{
    library::ReplyDraft reply;
    reply.text = given.text("text");
    reply.author = given.text("author");
    reply.created = given.time("created");
    return edited(
        changing,
        [&](auto& transaction, auto const& shelf, auto const& to, auto const& expected) {
            return library::add_reply(transaction, shelf, to, reply, expected);
        },
        reply_answer<201>);
}

constexpr std::array<AnswerDoc, 2> answer_answers{{{201, "The reply", &reply_object}, stale_answer}};
constexpr ApiDoc answer_highlight_doc{.id = "answerHighlight",
                                      .chapter = "Highlights",
                                      .path = highlight_path,
                                      .body = &new_reply_object,
                                      .answers = answer_answers,
                                      .asks = R"({"text": "So it does."})",
                                      .condition = Condition::if_match,
                                      .takes_many = true};
constexpr ApiDoc answer_reply_doc{.id = "answerReply",
                                  .chapter = "Highlights",
                                  .path = reply_path,
                                  .body = &new_reply_object,
                                  .answers = answer_answers,
                                  .asks = R"({"text": "So it does."})",
                                  .condition = Condition::if_match,
                                  .takes_many = true};

constexpr std::array reply_change_fields{
    may("text", Shape::text(Limits::text, 1), "What it says"),
    may("author", Shape::text(Limits::line), "Who wrote it; empty: the owner of the library"),
};
constexpr Object reply_change_object{"ReplyChange", "What of a reply is to be otherwise; the rest stays",
                                     reply_change_fields};

Response edit_reply(Changing& changing, Input const& given)
{
    library::ReplyChange const change{given.maybe_text("text"), given.maybe_text("author")};
    return edited(
        changing,
        [&](auto& transaction, auto const& shelf, auto const& id, auto const& expected) {
            return library::edit_reply(transaction, shelf, id, change, expected);
        },
        reply_answer<200>);
}

constexpr std::array<AnswerDoc, 2> edit_reply_answers{
    {{200, "The reply as it is now", &reply_object}, stale_answer}};
constexpr ApiDoc edit_reply_doc{.id = "editReply",
                                .chapter = "Highlights",
                                .path = reply_path,
                                .body = &reply_change_object,
                                .answers = edit_reply_answers,
                                .asks = R"({"text": "So it does, and a good one."})",
                                .condition = Condition::if_match,
                                .takes_many = true};

Response remove_reply(Changing& changing, Input const&)
{
    return edited(changing, library::delete_reply, gone);
}

constexpr std::array<AnswerDoc, 2> remove_reply_answers{
    {{204, "It is gone with those that answer it; the change can be undone", nullptr, {}}, stale_answer}};
constexpr ApiDoc remove_reply_doc{.id = "deleteReply",
                                  .chapter = "Highlights",
                                  .path = reply_path,
                                  .answers = remove_reply_answers,
                                  .condition = Condition::if_match};

} // namespace

Route const api_add_highlight =
    api_route<add_doc, add>(Method::post, "/api/v1/bookmarks/{bookmark}/highlights", Policy::Who::signed_in,
                            "Marks a passage of a bookmark, or notes something on the whole of it");
Route const api_edit_highlight = api_route<edit_doc, edit>(Method::patch, "/api/v1/highlights/{highlight}",
                                                           Policy::Who::signed_in, "Changes a highlight");
Route const api_delete_highlight = api_route<remove_doc, remove>(
    Method::erase, "/api/v1/highlights/{highlight}", Policy::Who::signed_in, "Deletes a highlight");
Route const api_answer_highlight = api_route<answer_highlight_doc, answer>(
    Method::post, "/api/v1/highlights/{highlight}/replies", Policy::Who::signed_in, "Answers a highlight");
Route const api_answer_reply = api_route<answer_reply_doc, answer>(
    Method::post, "/api/v1/replies/{reply}/replies", Policy::Who::signed_in, "Answers a reply");
Route const api_edit_reply = api_route<edit_reply_doc, edit_reply>(Method::patch, "/api/v1/replies/{reply}",
                                                                   Policy::Who::signed_in, "Changes a reply");
Route const api_delete_reply = api_route<remove_reply_doc, remove_reply>(
    Method::erase, "/api/v1/replies/{reply}", Policy::Who::signed_in, "Deletes a reply");

} // namespace florilege::web
