#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using tests::json_of;
using tests::page;
using tests::text_at;

template <class Where> class ApiHistory : public tests::ApiTest<Where> {
protected:
    static std::string naming(std::string const& change) { return R"({"change": ")" + change + "\"}"; }
};
TYPED_TEST_SUITE(ApiHistory, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiHistory, tells_of_each_change_and_undoes_it_once)
{
    this->take(page("https://a.example/1", "A title"));
    auto program = this->mine();
    auto const path = "/api/v1/bookmarks/" + this->id_of("https://a.example/1");
    auto const change = program.erase(path).header("florilege-change");
    auto const history = program.get("/api/v1/history?limit=1");
    EXPECT_EQ(text_at(history, "/items/0/summary"), "A title");
    EXPECT_EQ(text_at(history, "/items/0/action"), "bookmark delete");
    EXPECT_EQ(text_at(history, "/items/0/change"), change);
    EXPECT_TRUE(json_of(history).at_pointer("/items/0/undone").is_null());
    EXPECT_EQ(json_of(program.get("/api/v1/history/" + change)), json_of(history).at_pointer("/items/0"));

    auto const undone = program.post("/api/v1/undo", this->naming(change));
    EXPECT_EQ(undone.status, 200);
    EXPECT_EQ(text_at(undone, "/undone"), "2012-01-30T08:00:00Z");
    EXPECT_EQ(text_at(program.get(path), "/title"), "A title");
    EXPECT_EQ(program.post("/api/v1/undo", this->naming(change)).status, 409);

    auto const undoing = undone.header("florilege-change");
    EXPECT_EQ(text_at(program.get("/api/v1/history/" + undoing), "/summary"), "undone: A title");
    EXPECT_EQ(text_at(program.get("/api/v1/history/" + undoing), "/sense"), "undone");
    auto const again = program.post("/api/v1/undo", this->naming(undoing));
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(program.get(path).status, 404);
    auto const newest = program.get("/api/v1/history/" + again.header("florilege-change"));
    EXPECT_EQ(text_at(newest, "/summary"), "done again: A title");
    EXPECT_EQ(text_at(newest, "/sense"), "done again");
}

TYPED_TEST(ApiHistory, goes_one_change_further_back_where_none_is_named)
{
    this->take(page("https://a.example/1", "A title"));
    auto program = this->mine();
    auto const path = "/api/v1/bookmarks/" + this->id_of("https://a.example/1");
    program.patch(path, R"({"title": "Another"})");
    program.erase(path);
    EXPECT_EQ(text_at(program.post("/api/v1/undo", "{}"), "/action"), "bookmark delete");
    EXPECT_EQ(text_at(program.post("/api/v1/undo", "{}"), "/action"), "bookmark edit");
    EXPECT_EQ(text_at(program.get(path), "/title"), "A title");
    EXPECT_EQ(program.post("/api/v1/undo", "{}").status, 409);
}

TYPED_TEST(ApiHistory, knows_no_change_of_somebody_else)
{
    this->take(page("https://a.example/1", "A title"));
    auto const deleted = this->mine().erase("/api/v1/bookmarks/" + this->id_of("https://a.example/1"));
    auto const refused =
        this->strangers().post("/api/v1/undo", this->naming(deleted.header("florilege-change")));
    EXPECT_EQ(refused.status, 422);
    auto const read = this->strangers().get("/api/v1/history/" + deleted.header("florilege-change"));
    EXPECT_EQ(read.status, 404);
    EXPECT_EQ(read.body, this->strangers().get("/api/v1/history/made-up").body);
    EXPECT_EQ(refused.body, this->strangers().post("/api/v1/undo", this->naming("made up")).body);
    EXPECT_TRUE(json_of(this->strangers().get("/api/v1/history")).at("items").as_array().empty());
    EXPECT_TRUE(this->all().empty());
}

} // namespace
} // namespace florilege::web
