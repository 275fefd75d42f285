#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using tests::json_of;
using tests::page;
using tests::text_at;

constexpr auto batch_path = "/api/v1/bookmarks/batch";

template <class Where> class ApiBatch : public tests::ApiTest<Where> {
protected:
    static std::int64_t status(tests::Answer const& answer, std::size_t at)
    {
        return tests::number_at(answer, "/items/" + std::to_string(at) + "/status");
    }
};
TYPED_TEST_SUITE(ApiBatch, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiBatch, does_each_thing_in_its_order_and_says_what_came_of_it)
{
    this->take(page("https://a.example/1", "First"));
    this->take(page("https://a.example/2", "Second"));
    auto const first = this->id_of("https://a.example/1");
    auto const second = this->id_of("https://a.example/2");
    auto program = this->mine();
    auto const answer = program.post(batch_path, R"({"items": [
        {"add": {"url": "https://a.example/3", "title": "Third", "tags": ["maps"]}},
        {"add": {"url": "https://a.example/3"}},
        {"id": ")" + first + R"(", "change": {"title": "Changed"}},
        {"delete": ")" + second + R"("},
        {"delete": ")" + second + R"("}]})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(this->status(answer, 0), 201);
    EXPECT_EQ(text_at(answer, "/items/0/result"), "added");
    EXPECT_EQ(text_at(answer, "/items/1/result"), "unchanged");
    EXPECT_EQ(text_at(answer, "/items/2/bookmark/title"), "Changed");
    EXPECT_EQ(this->status(answer, 3), 204);
    EXPECT_EQ(this->status(answer, 4), 404);
    auto const all = this->all();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].title, "Changed");
    EXPECT_EQ(all[1].title, "Third");
}

TYPED_TEST(ApiBatch, has_each_change_undone_by_itself)
{
    this->take(page("https://a.example/1", "First"));
    this->take(page("https://a.example/2", "Second"));
    auto program = this->mine();
    auto const answer =
        program.post(batch_path, R"({"items": [{"id": ")" + this->id_of("https://a.example/1") +
                                     R"(", "change": {"title": "Changed"}}, {"delete": ")" +
                                     this->id_of("https://a.example/2") + "\"}]}");
    auto const undone =
        program.post("/api/v1/undo", R"({"change": ")" + text_at(answer, "/items/1/change") + "\"}");
    EXPECT_EQ(undone.status, 200);
    ASSERT_EQ(this->all().size(), 2U);
    EXPECT_EQ(this->all()[0].title, "Changed");
    EXPECT_EQ(
        program.post("/api/v1/undo", R"({"change": ")" + text_at(answer, "/items/0/change") + "\"}").status,
        200);
    EXPECT_EQ(this->all()[0].title, "First");
}

TYPED_TEST(ApiBatch, refuses_one_thing_without_the_others)
{
    this->take(page("https://a.example/1", "First"));
    this->take(page("https://a.example/2", "Second"));
    auto const first = this->id_of("https://a.example/1");
    auto program = this->mine();
    auto const answer = program.post(batch_path, R"({"items": [
        {"add": {"url": "javascript:run"}},
        {"id": ")" + first + R"(", "change": {"url": "https://a.example/2"}},
        {"id": ")" + first + R"(", "version": "AAAAAAAAAAAAAAAAAAAAAA", "change": {"title": "x"}},
        {"delete": ")" + first + R"(", "version": "none"},
        {"change": {"title": "x"}},
        {"add": {"url": "https://a.example/4"}}]})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(this->status(answer, 0), 422);
    EXPECT_EQ(text_at(answer, "/items/0/problem/errors/0/pointer"), "/url");
    EXPECT_EQ(this->status(answer, 1), 409);
    EXPECT_EQ(text_at(answer, "/items/1/problem/bookmark"), this->id_of("https://a.example/2"));
    EXPECT_EQ(this->status(answer, 2), 412);
    EXPECT_EQ(text_at(answer, "/items/2/problem/current/title"), "First");
    EXPECT_EQ(this->status(answer, 3), 412);
    EXPECT_EQ(text_at(answer, "/items/4/problem/errors/0/pointer"), "/id");
    EXPECT_EQ(this->status(answer, 5), 201);
    EXPECT_EQ(this->all().size(), 3U);
}

TYPED_TEST(ApiBatch, that_is_not_as_it_should_be_does_nothing)
{
    auto program = this->mine();
    EXPECT_EQ(program.post(batch_path, R"({"items": []})").status, 422);
    EXPECT_EQ(text_at(program.post(batch_path, R"({"items": [{"add": {"url": "https://a.example/"}}, {}]})"),
                      "/errors/0/pointer"),
              "/items/1");
    EXPECT_EQ(
        text_at(program.post(batch_path, R"({"items": [{"add": {"titel": "x"}}]})"), "/errors/0/pointer"),
        "/items/0/add/titel");
    std::string many = R"({"items": [{"delete": "AAAAAAAAAAAAAAAAAAAAAA"})";
    for (int item = 0; item < 500; ++item)
        many += R"(,{"delete": "AAAAAAAAAAAAAAAAAAAAAA"})";
    EXPECT_EQ(program.post(batch_path, many + "]}").status, 422);
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ApiBatch, touches_nothing_of_somebody_else)
{
    auto draft = page("https://a.example/1", "First");
    draft.audience = accounts::Audience::everyone();
    this->take(draft);
    auto const id = this->id_of("https://a.example/1");
    auto const answer = this->strangers().post(batch_path, R"({"items": [
        {"id": ")" + id + R"(", "change": {"title": "x"}}, {"delete": ")" +
                                                               id + R"("}]})");
    EXPECT_EQ(this->status(answer, 0), 404);
    EXPECT_EQ(this->status(answer, 1), 404);
    EXPECT_EQ(this->all().front().title, "First");
}

TYPED_TEST(ApiBatch, of_one_change_to_many_is_undone_at_once)
{
    for (auto const* url : {"https://a.example/1", "https://a.example/2", "https://b.example/3"})
        this->take(page(url, "A title", {"maps"}));
    auto program = this->mine();
    auto const edited = program.post("/api/v1/bookmarks/edit",
                                     R"({"q": "site:a.example", "add_tags": ["atlas"], "unread": true})");
    EXPECT_EQ(tests::number_at(edited, "/bookmarks"), 2);
    EXPECT_THAT(this->all()[0].tags, ElementsAre("maps", "atlas"));
    EXPECT_THAT(this->all()[2].tags, ElementsAre("maps"));
    EXPECT_TRUE(this->all()[1].unread);
    EXPECT_EQ(
        program.post("/api/v1/undo", R"({"change": ")" + edited.header("florilege-change") + "\"}").status,
        200);
    EXPECT_THAT(this->all()[0].tags, ElementsAre("maps"));

    auto const gone = program.post("/api/v1/bookmarks/delete",
                                   R"({"ids": [")" + this->id_of("https://b.example/3") + "\"]}");
    EXPECT_EQ(tests::number_at(gone, "/bookmarks"), 1);
    EXPECT_EQ(this->all().size(), 2U);
    program.post("/api/v1/undo", R"({"change": ")" + gone.header("florilege-change") + "\"}");
    EXPECT_EQ(this->all().size(), 3U);
    EXPECT_EQ(
        tests::number_at(this->strangers().post("/api/v1/bookmarks/delete", R"({"q": ""})"), "/bookmarks"),
        0);
    EXPECT_EQ(this->all().size(), 3U);
}

TYPED_TEST(ApiBatch, of_one_change_to_many_says_which)
{
    this->take(page("https://a.example/1", "A title"));
    auto program = this->mine();
    EXPECT_EQ(program.post("/api/v1/bookmarks/delete", "{}").status, 422);
    EXPECT_EQ(program.post("/api/v1/bookmarks/edit", R"({"unread": true})").status, 422);
    EXPECT_EQ(
        text_at(program.post("/api/v1/bookmarks/edit", R"({"q": "after:nonsense"})"), "/errors/0/pointer"),
        "/q");
    EXPECT_EQ(text_at(program.post("/api/v1/bookmarks/edit", R"({"q": "", "add_tags": [" "]})"),
                      "/errors/0/pointer"),
              "/add_tags/0");
    EXPECT_EQ(this->all().size(), 1U);
}

} // namespace
} // namespace florilege::web
