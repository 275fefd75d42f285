#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::each_of;
using tests::json_of;
using tests::page;
using tests::passage;
using tests::text_at;

template <class Where> class ApiHighlights : public tests::ApiTest<Where> {
protected:
    void SetUp() override
    {
        auto draft = page("https://a.example/1", "A title");
        draft.highlights = {passage("Every map tells a lie.", "Which one?")};
        this->take(draft);
        bookmark = "/api/v1/bookmarks/" + this->id_of("https://a.example/1");
        highlight = "/api/v1/highlights/" + this->all().front().highlights.front().id->text();
    }
    std::string bookmark;
    std::string highlight;
};
TYPED_TEST_SUITE(ApiHighlights, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiHighlights, are_read_with_what_leads_to_their_place)
{
    auto const answer = this->mine().get(this->highlight);
    EXPECT_EQ(text_at(answer, "/quote"), "Every map tells a lie.");
    EXPECT_EQ(text_at(answer, "/note"), "Which one?");
    EXPECT_EQ(text_at(answer, "/bookmark/title"), "A title");
    EXPECT_THAT(text_at(answer, "/address"), HasSubstr("https://a.example/1#:~:text="));
}

TYPED_TEST(ApiHighlights, are_listed_the_newest_first_and_by_what_they_were_marked_in)
{
    auto program = this->mine();
    program.post(this->bookmark + "/highlights", R"({"quote": "Later", "created": "2013-01-01T00:00:00Z"})");
    program.post(this->bookmark + "/highlights", R"({"note": "On the whole"})");
    EXPECT_THAT(each_of(program.get("/api/v1/highlights"), "/items", "quote"),
                ElementsAre("Later", "Every map tells a lie."));
    EXPECT_THAT(each_of(program.get("/api/v1/highlights?limit=1"), "/items", "quote"), ElementsAre("Later"));
    auto const sources = program.get("/api/v1/highlights/sources");
    EXPECT_THAT(each_of(sources, "/items", "title"), ElementsAre("A title"));
    EXPECT_EQ(text_at(sources, "/items/0/highlights/0/quote"), "Every map tells a lie.");
}

TYPED_TEST(ApiHighlights, are_added_changed_and_deleted)
{
    auto program = this->mine();
    auto const added = program.post(
        this->bookmark + "/highlights",
        R"({"quote": "First", "place": 0, "selectors": [{"type": "TextQuoteSelector", "exact": "First"}]})");
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(added.header("etag"), program.get(this->bookmark).header("etag"));
    EXPECT_EQ(this->all().front().highlights.front().quote, "First");

    auto const path = added.header("location");
    auto const edited = program.patch(path, R"({"note": "So", "colour": "#ffe066", "selectors": null})");
    EXPECT_EQ(text_at(edited, "/quote"), "First");
    EXPECT_EQ(text_at(edited, "/colour"), "#ffe066");
    EXPECT_TRUE(json_of(edited).at("selectors").is_null());
    EXPECT_EQ(text_at(program.patch(path, R"({"colour": "#12"})"), "/errors/0/pointer"), "/colour");
    EXPECT_EQ(program.patch(path, R"({"quote": "", "note": ""})").status, 422);

    EXPECT_EQ(program.erase(path).status, 204);
    EXPECT_EQ(program.get(path).status, 404);
    EXPECT_EQ(this->all().front().highlights.size(), 1U);
}

TYPED_TEST(ApiHighlights, change_where_their_bookmark_is_what_was_seen)
{
    auto program = this->mine();
    auto const tag = program.get(this->highlight).header("etag");
    program.patch(this->bookmark, R"({"title": "Another"})");
    auto const stale = program.patch(this->highlight, R"({"note": "So"})", {{"if-match", tag}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(text_at(stale, "/current/title"), "Another");
    EXPECT_EQ(program.erase(this->highlight, {{"if-match", tag}}).status, 412);
    EXPECT_EQ(program.post(this->bookmark + "/highlights", R"({"quote": "q"})", {{"if-match", tag}}).status,
              412);
    EXPECT_EQ(program.post(this->highlight + "/replies", R"({"text": "t"})", {{"if-match", tag}}).status,
              412);
    auto const fresh = program.get(this->highlight).header("etag");
    EXPECT_EQ(program.patch(this->highlight, R"({"note": "So"})", {{"if-match", fresh}}).status, 200);
}

TYPED_TEST(ApiHighlights, are_answered_and_the_answers_too)
{
    auto program = this->mine();
    auto const reply = program.post(this->highlight + "/replies", R"({"text": "All of them."})");
    ASSERT_EQ(reply.status, 201) << reply.body;
    auto const path = "/api/v1/replies/" + text_at(reply, "/id");
    auto const nested = program.post(path + "/replies", R"({"text": "Not mine!", "author": "Gaston"})");
    EXPECT_EQ(nested.status, 201);
    EXPECT_EQ(text_at(program.get(this->highlight), "/replies/0/replies/0/author"), "Gaston");

    EXPECT_EQ(text_at(program.patch(path, R"({"text": "Nearly all."})"), "/text"), "Nearly all.");
    EXPECT_EQ(text_at(program.patch(path, R"({"text": ""})"), "/errors/0/pointer"), "/text");
    EXPECT_EQ(program.erase(path).status, 204);
    EXPECT_EQ(program.erase("/api/v1/replies/" + text_at(nested, "/id")).status, 404);
    EXPECT_TRUE(json_of(program.get(this->highlight)).at("replies").as_array().empty());
}

} // namespace
} // namespace florilege::web
