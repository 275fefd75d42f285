#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::page;
using tests::text_at;

template <class Where> class ApiBookmarks : public tests::ApiTest<Where> {
protected:
    /// A bookmark that somebody has seen, and its entity tag then.
    struct Seen {
        std::string path;
        std::string tag;
    };
    Seen seen(tests::Program& program, std::string_view url)
    {
        this->take(page(url, "A title", {"maps"}));
        auto const path = "/api/v1/bookmarks/" + this->id_of(url);
        return {path, program.get(path).header("etag")};
    }
};
TYPED_TEST_SUITE(ApiBookmarks, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiBookmarks, are_saved_with_all_they_have_and_read_back)
{
    auto program = this->mine();
    auto const answer = program.post("/api/v1/bookmarks", R"({
        "url": "https://a.example/maps", "title": "Old <maps>", "note": "Of the city", "tags": ["maps", "Paris"],
        "audience": "public", "unread": true, "favourite": true, "created": "2011-05-06T09:08:09.5+02:00",
        "article": "All of the text.", "lists": [["Reading", "Later"]],
        "highlights": [{"quote": "a passage", "note": "so", "colour": "#ffe066",
                        "selectors": [{"type": "TextQuoteSelector", "exact": "a passage"}]}]})");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(text_at(answer, "/result"), "added");
    EXPECT_EQ(answer.header("location"), "/api/v1/bookmarks/" + text_at(answer, "/bookmark/id"));

    auto const read = program.get(answer.header("location"));
    EXPECT_EQ(read.status, 200);
    EXPECT_EQ(read.header("etag"), '"' + text_at(read, "/version") + '"');
    EXPECT_EQ(text_at(read, "/title"), "Old <maps>");
    EXPECT_EQ(text_at(read, "/created"), "2011-05-06T07:08:09.500000Z");
    EXPECT_EQ(text_at(read, "/article"), "All of the text.");
    EXPECT_EQ(text_at(read, "/tags/1"), "Paris");
    EXPECT_EQ(text_at(read, "/lists/0/1"), "Later");
    EXPECT_EQ(text_at(read, "/highlights/0/selectors/0/exact"), "a passage");
    auto const kept = this->all().front();
    EXPECT_TRUE(kept.unread && kept.favourite && !kept.archived && kept.audience->is_public());
}

TYPED_TEST(ApiBookmarks, that_are_there_already_take_what_is_new)
{
    auto program = this->mine();
    auto const body = R"({"url": "https://a.example/maps", "tags": ["maps"]})";
    EXPECT_EQ(program.post("/api/v1/bookmarks", body).status, 201);
    auto const same = program.post("/api/v1/bookmarks", body);
    EXPECT_EQ(same.status, 200);
    EXPECT_EQ(text_at(same, "/result"), "unchanged");
    EXPECT_EQ(same.header("florilege-change"), "");
    auto const more =
        program.post("/api/v1/bookmarks", R"({"url": "https://a.example/maps", "tags": ["atlas"]})");
    EXPECT_EQ(text_at(more, "/result"), "updated");
    EXPECT_NE(more.header("florilege-change"), "");
    EXPECT_THAT(this->all().front().tags, ElementsAre("maps", "atlas"));
}

TYPED_TEST(ApiBookmarks, may_be_books_and_passages_without_a_link)
{
    auto program = this->mine();
    EXPECT_EQ(
        program.post("/api/v1/bookmarks", R"({"kind": "book", "title": "Emma", "author": "Jane Austen"})")
            .status,
        201);
    EXPECT_EQ(program.post("/api/v1/bookmarks", R"({"kind": "unresolved", "note": "Who said so?"})").status,
              201);
    auto const nameless = program.post("/api/v1/bookmarks", R"({"kind": "unresolved"})");
    EXPECT_EQ(nameless.status, 422);
    EXPECT_EQ(text_at(nameless, "/errors/0/pointer"), "/title");
    EXPECT_EQ(text_at(program.post("/api/v1/bookmarks", R"({"title": "A page"})"), "/errors/0/pointer"),
              "/url");
    EXPECT_EQ(
        program.post("/api/v1/bookmarks", R"({"kind": "book", "title": "x", "url": "https://a.example/"})")
            .status,
        422);
    EXPECT_EQ(this->all().size(), 2U);
}

TYPED_TEST(ApiBookmarks, say_of_each_wrong_field_what_is_wrong)
{
    auto program = this->mine();
    auto const answer = program.post("/api/v1/bookmarks", R"({
        "url": "https://a.example/", "titel": "x", "tags": ["maps", 7], "unread": "yes", "kind": "pamphlet",
        "created": "yesterday"})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    EXPECT_THAT(tests::each_of(answer, "/errors", "pointer"),
                ElementsAre("/titel", "/tags/1", "/unread", "/kind", "/created"));
    EXPECT_THAT(tests::each_of(answer, "/errors", "detail")[3],
                HasSubstr("page, book, document, unresolved"));

    EXPECT_EQ(text_at(program.post("/api/v1/bookmarks", R"({"url": "javascript:run"})"), "/errors/0/pointer"),
              "/url");
    EXPECT_EQ(
        text_at(program.post("/api/v1/bookmarks", R"({"url": "https://a.example/", "tags": ["a", " "]})"),
                "/errors/0/pointer"),
        "/tags/1");
    EXPECT_EQ(
        text_at(
            program.post("/api/v1/bookmarks",
                         R"({"url": "https://a.example/", "highlights": [{"quote": "q", "colour": "#12"}]})"),
            "/errors/0/pointer"),
        "/highlights/0/colour");
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ApiBookmarks, refuse_bodies_that_are_no_json)
{
    auto program = this->mine();
    auto const broken = program.post("/api/v1/bookmarks", R"({"url": )");
    EXPECT_EQ(broken.status, 400);
    EXPECT_THAT(text_at(broken, "/detail"), HasSubstr("is no JSON"));
    auto const doubled =
        program.post("/api/v1/bookmarks", R"({"url": "https://a.example/", "url": "https://b.example/"})");
    EXPECT_EQ(text_at(doubled, "/errors/0/pointer"), "/url");
    EXPECT_EQ(program.post("/api/v1/bookmarks", "[]").status, 422);
    EXPECT_EQ(program.send(Method::post, "/api/v1/bookmarks", {{"content-type", "text/plain"}}, "{}").status,
              415);
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ApiBookmarks, change_where_they_are_what_was_seen)
{
    auto program = this->mine();
    auto const [path, tag] = this->seen(program, "https://a.example/1");
    auto const edited = program.patch(path, R"({"title": "Another", "tags": ["atlas"], "archived": true})",
                                      {{"if-match", tag}});
    EXPECT_EQ(edited.status, 200);
    EXPECT_EQ(text_at(edited, "/title"), "Another");
    EXPECT_EQ(edited.header("etag"), program.get(path).header("etag"));

    auto const stale = program.patch(path, R"({"title": "A third"})", {{"if-match", tag}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(text_at(stale, "/current/title"), "Another");
    EXPECT_EQ(program.erase(path, {{"if-match", tag}}).status, 412);
    EXPECT_EQ(program.patch(path, R"({"title": "A third"})", {{"if-match", "\"no version at all\""}}).status,
              412);
    EXPECT_EQ(program.patch(path, R"({"title": "A third"})", {{"if-match", "*"}}).status, 200);
    EXPECT_EQ(this->all().front().title, "A third");
    EXPECT_EQ(this->all().front().note, "");
}

TYPED_TEST(ApiBookmarks, do_not_take_the_address_of_another)
{
    auto program = this->mine();
    this->take(page("https://b.example/2"));
    auto const [path, tag] = this->seen(program, "https://a.example/1");
    auto const taken = program.patch(path, R"({"url": "https://b.example/2"})");
    EXPECT_EQ(taken.status, 409);
    EXPECT_EQ(text_at(taken, "/bookmark"), this->id_of("https://b.example/2"));
    EXPECT_EQ(program.patch(path, R"({"url": "https://c.example/"})").status, 200);
    EXPECT_EQ(this->id_of("https://c.example/"), path.substr(path.rfind('/') + 1));
}

TYPED_TEST(ApiBookmarks, are_not_sent_to_who_has_them)
{
    auto program = this->mine();
    auto const [path, tag] = this->seen(program, "https://a.example/1");
    auto const known = program.get(path, {{"if-none-match", tag}});
    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(known.body, "");
    program.patch(path, R"({"note": "New"})");
    EXPECT_EQ(program.get(path, {{"if-none-match", tag}}).status, 200);
}

TYPED_TEST(ApiBookmarks, are_deleted_and_come_back_by_undoing)
{
    auto program = this->mine();
    auto const [path, tag] = this->seen(program, "https://a.example/1");
    auto const deleted = program.erase(path, {{"if-match", tag}});
    EXPECT_EQ(deleted.status, 204);
    EXPECT_EQ(program.get(path).status, 404);
    EXPECT_EQ(program.erase(path).status, 404);
    auto const undone =
        program.post("/api/v1/undo", R"({"change": ")" + deleted.header("florilege-change") + "\"}");
    EXPECT_EQ(undone.status, 200);
    EXPECT_EQ(text_at(program.get(path), "/title"), "A title");
}

TYPED_TEST(ApiBookmarks, tell_nobody_else_what_their_owner_has_read_and_marked)
{
    auto draft = page("https://a.example/1", "A title");
    draft.audience = accounts::Audience::everyone();
    this->take(draft);
    auto const path = "/api/v1/bookmarks/" + this->id_of("https://a.example/1");
    auto const before = this->strangers().get(path);
    ASSERT_EQ(before.status, 200);
    auto program = this->mine();
    for (auto const* mark : {"unread", "archived", "favourite"}) {
        EXPECT_EQ(program.patch(path, R"({")" + std::string{mark} + R"(": true})").status, 200);
        EXPECT_TRUE(tests::json_of(program.get(path)).at(mark).as_bool());
        auto const after = this->strangers().get(path);
        EXPECT_EQ(after.body, before.body) << mark;
        EXPECT_EQ(after.header("etag"), before.header("etag")) << mark;
    }
}

TYPED_TEST(ApiBookmarks, are_found_by_any_address_of_their_page)
{
    this->take(tests::page("https://a.example/1", "One"));
    auto const at = [](std::string const& url) { return "/api/v1/bookmarks/at?url=" + url; };
    auto program = this->mine();
    EXPECT_EQ(text_at(program.get(at("https://a.example/1?utm_source=feed")), "/title"), "One");
    EXPECT_EQ(program.get(at("https://a.example/2")).status, 404);
    EXPECT_EQ(program.get(at("nothing")).status, 400);
    EXPECT_EQ(this->strangers().get(at("https://a.example/1")).status, 404);
}

} // namespace
} // namespace florilege::web
