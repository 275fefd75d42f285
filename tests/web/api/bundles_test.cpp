#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using tests::each_of;
using tests::page;
using tests::text_at;

template <class Where> class ApiBundles : public tests::ApiTest<Where> {};
TYPED_TEST_SUITE(ApiBundles, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiBundles, are_set_told_and_deleted)
{
    this->take(page("https://a.example/1", "One", {"maps", "atlas"}));
    auto program = this->mine();
    auto const put = [&](std::string const& body) {
        return program.send(Method::put, "/api/v1/bundles/Cartography", {}, body);
    };
    EXPECT_EQ(put(R"({"tags": ["maps", "atlas"]})").status, 200);
    auto const set = put(R"({"tags": ["atlas"]})");
    EXPECT_EQ(text_at(set, "/tags/0"), "atlas");
    EXPECT_EQ(put(R"({"tags": ["no such tag"]})").status, 409);
    EXPECT_EQ(put(R"({"tags": [" "]})").status, 422);
    EXPECT_EQ(text_at(program.get("/api/v1/bundles"), "/items/0/name"), "Cartography");
    EXPECT_TRUE(tests::json_of(this->strangers().get("/api/v1/bundles")).at("items").as_array().empty());
    EXPECT_EQ(this->strangers().erase("/api/v1/bundles/Cartography").status, 404);
    EXPECT_EQ(program.erase("/api/v1/bundles/Cartography").status, 204);
    EXPECT_EQ(program.erase("/api/v1/bundles/Cartography").status, 404);
}

TYPED_TEST(ApiBundles, keep_their_id_under_another_name)
{
    this->take(page("https://a.example/1", "A title", {"maps", "atlas"}));
    auto program = this->mine();
    auto const made =
        program.send(Method::put, "/api/v1/bundles/Places", {}, R"({"tags": ["maps", "atlas"]})");
    program.send(Method::put, "/api/v1/bundles/Others", {}, R"({"tags": ["atlas"]})");
    EXPECT_EQ(program.post("/api/v1/bundles/places/rename", R"({"name": "others"})").status, 409);
    EXPECT_EQ(program.post("/api/v1/bundles/nowhere/rename", R"({"name": "x"})").status, 404);
    EXPECT_EQ(text_at(program.post("/api/v1/bundles/places/rename", R"({"name": " "})"), "/errors/0/pointer"),
              "/name");
    EXPECT_EQ(this->strangers().post("/api/v1/bundles/places/rename", R"({"name": "x"})").status, 404);
    auto const renamed = program.post("/api/v1/bundles/places/rename", R"({"name": "Geography"})");
    EXPECT_EQ(renamed.status, 200);
    EXPECT_EQ(text_at(renamed, "/id"), text_at(made, "/id"));
    EXPECT_THAT(each_of(program.get("/api/v1/bundles"), "/items", "name"),
                ElementsAre("Geography", "Others"));
    program.post("/api/v1/undo", R"({"change": ")" + renamed.header("florilege-change") + "\"}");
    EXPECT_THAT(each_of(program.get("/api/v1/bundles"), "/items", "name"), ElementsAre("Others", "Places"));
}

} // namespace
} // namespace florilege::web
