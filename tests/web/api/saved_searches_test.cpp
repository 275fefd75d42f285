#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using tests::each_of;
using tests::json_of;
using tests::text_at;

template <class Where> class ApiSavedSearches : public tests::ApiTest<Where> {};
TYPED_TEST_SUITE(ApiSavedSearches, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiSavedSearches, are_kept_replaced_and_listed_by_name)
{
    auto program = this->mine();
    auto const saved = program.post("/api/v1/searches",
                                    R"({"name": "Maps", "query": "tag:maps is:unread", "sort": "oldest"})");
    EXPECT_EQ(saved.status, 200);
    EXPECT_EQ(text_at(saved, "/sort"), "oldest");
    program.post("/api/v1/searches", R"({"name": "Atlas", "query": "atlas"})");
    program.post("/api/v1/searches", R"({"name": "maps", "query": "tag:maps"})");
    auto const all = program.get("/api/v1/searches");
    EXPECT_THAT(each_of(all, "/items", "query"), ElementsAre("atlas", "tag:maps"));
    EXPECT_TRUE(json_of(all).at_pointer("/items/1/sort").is_null());
    EXPECT_EQ(program.get("/api/v1/searches", {{"if-none-match", all.header("etag")}}).status, 304);
    EXPECT_THAT(each_of(this->strangers().get("/api/v1/searches"), "/items", "name"), IsEmpty());
}

TYPED_TEST(ApiSavedSearches, that_could_not_be_asked_are_not_kept)
{
    auto program = this->mine();
    auto const wrong = program.post("/api/v1/searches", R"({"name": "Maps", "query": "tagg:maps"})");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(text_at(wrong, "/errors/0/pointer"), "/query");
    EXPECT_THAT(text_at(wrong, "/errors/0/detail"), HasSubstr("did you mean `tag:`"));
    EXPECT_EQ(
        text_at(program.post("/api/v1/searches", R"({"name": " ", "query": "x"})"), "/errors/0/pointer"),
        "/name");
    EXPECT_THAT(each_of(program.get("/api/v1/searches"), "/items", "name"), IsEmpty());
}

TYPED_TEST(ApiSavedSearches, get_another_name_and_are_deleted)
{
    auto program = this->mine();
    program.post("/api/v1/searches", R"({"name": "Maps/old", "query": "maps"})");
    program.post("/api/v1/searches", R"({"name": "Atlas", "query": "atlas"})");
    EXPECT_EQ(program.post("/api/v1/searches/Maps%2Fold/rename", R"({"name": "atlas"})").status, 409);
    EXPECT_EQ(text_at(program.post("/api/v1/searches/Maps%2Fold/rename", R"({"name": "Cartes"})"), "/name"),
              "Cartes");
    EXPECT_EQ(program.post("/api/v1/searches/Maps%2Fold/rename", R"({"name": "x"})").status, 404);
    EXPECT_EQ(this->strangers().erase("/api/v1/searches/Cartes").status, 404);
    auto const deleted = program.erase("/api/v1/searches/cartes");
    EXPECT_EQ(deleted.status, 204);
    EXPECT_EQ(program.erase("/api/v1/searches/cartes").status, 404);
    program.post("/api/v1/undo", R"({"change": ")" + deleted.header("florilege-change") + "\"}");
    EXPECT_THAT(each_of(program.get("/api/v1/searches"), "/items", "name"), ElementsAre("Atlas", "Cartes"));
}

} // namespace
} // namespace florilege::web
