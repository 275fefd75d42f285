#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using tests::each_of;
using tests::json_of;
using tests::number_at;
using tests::page;
using tests::text_at;

template <class Where> class ApiTags : public tests::ApiTest<Where> {
protected:
    void SetUp() override
    {
        this->take(page("https://a.example/1", "One", {"maps", "Île-de-France"}));
        this->take(page("https://a.example/2", "Two", {"maps", "old maps"}));
        this->take(page("https://a.example/3", "Three", {"maps", "C++/CLI"}));
    }
};
TYPED_TEST_SUITE(ApiTags, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiTags, are_listed_by_name_or_by_use_page_by_page)
{
    auto program = this->mine();
    auto const by_name = program.get("/api/v1/tags");
    EXPECT_EQ(number_at(by_name, "/total"), 4);
    EXPECT_THAT(each_of(by_name, "/items", "name"),
                ElementsAre("C++/CLI", "Île-de-France", "maps", "old maps"));
    auto const first = program.get("/api/v1/tags?sort=count&limit=1");
    EXPECT_EQ(number_at(first, "/items/0/bookmarks"), 3);
    auto const rest = program.get("/api/v1/tags?sort=count&limit=10&cursor=" + text_at(first, "/next"));
    EXPECT_THAT(each_of(rest, "/items", "name"), ElementsAre("C++/CLI", "Île-de-France", "old maps"));
    EXPECT_TRUE(json_of(rest).at("next").is_null());
    EXPECT_THAT(each_of(program.get("/api/v1/tags?beginning=ile"), "/items", "name"),
                ElementsAre("Île-de-France"));
    EXPECT_EQ(program.get("/api/v1/tags?cursor=abc").status, 400);
}

TYPED_TEST(ApiTags, are_walked_through_also_where_the_last_one_seen_is_gone)
{
    auto program = this->mine();
    auto const first = program.get("/api/v1/tags?limit=2");
    EXPECT_THAT(each_of(first, "/items", "name"), ElementsAre("C++/CLI", "Île-de-France"));
    EXPECT_EQ(program.erase("/api/v1/tags/%C3%8Ele-de-France").status, 200);
    EXPECT_THAT(
        each_of(program.get("/api/v1/tags?limit=2&cursor=" + text_at(first, "/next")), "/items", "name"),
        ElementsAre("maps", "old maps"));
}

TYPED_TEST(ApiTags, take_and_give_no_cursor_of_another_list)
{
    auto program = this->mine();
    auto const of_tags = text_at(program.get("/api/v1/tags?limit=1"), "/next");
    EXPECT_EQ(program.get("/api/v1/bookmarks?cursor=" + of_tags).status, 400);
    auto const of_bookmarks = text_at(program.get("/api/v1/bookmarks?limit=1"), "/next");
    EXPECT_EQ(program.get("/api/v1/tags?cursor=" + of_bookmarks).status, 400);
}

TYPED_TEST(ApiTags, are_completed_for_the_script_of_the_pages)
{
    auto browser = this->colette();
    auto const answer = browser.get("/api/v1/tags/complete?limit=10&text=ma");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(each_of(answer, "/items", "name"), ElementsAre("maps", "old maps"));
    EXPECT_EQ(number_at(answer, "/items/0/bookmarks"), 3);
    EXPECT_TRUE(json_of(answer).at_pointer("/items/0/alias").is_null());

    auto program = this->mine();
    program.post("/api/v1/tags/maps/alias", R"({"alias": "cartography"})");
    EXPECT_EQ(text_at(program.get("/api/v1/tags/complete?text=carto"), "/items/0/name"), "maps");
    EXPECT_EQ(text_at(program.get("/api/v1/tags/complete?text=carto"), "/items/0/alias"), "cartography");
    EXPECT_EQ(json_of(program.get("/api/v1/tags/complete?limit=2")).at("items").as_array().size(), 2U);
    EXPECT_EQ(program.get("/api/v1/tags/complete?limit=101").status, 400);
    EXPECT_THAT(each_of(this->strangers().get("/api/v1/tags/complete?text=ma"), "/items", "name"), IsEmpty());
}

TYPED_TEST(ApiTags, are_suggested_for_a_page)
{
    auto program = this->mine();
    auto const names =
        each_of(program.get("/api/v1/tags/suggest?url=https://a.example/4&title=Four"), "/items", "name");
    EXPECT_THAT(names, ::testing::Contains("maps"));
    EXPECT_EQ(program.get("/api/v1/tags/suggest?bookmark=AAAAAAAAAAAAAAAAAAAAAA").status, 404);
    EXPECT_EQ(program.get("/api/v1/tags/suggest?bookmark=" + this->id_of("https://a.example/1")).status, 200);
    EXPECT_EQ(text_at(program.get("/api/v1/tags/suggest?url=maps"), "/errors/0/parameter"), "url");
}

TYPED_TEST(ApiTags, tell_what_there_is_to_say_about_one)
{
    auto program = this->mine();
    program.post("/api/v1/tags/old%20maps/parent", R"({"parent": "maps"})");
    auto const tag = program.get("/api/v1/tags/MAPS");
    EXPECT_EQ(text_at(tag, "/name"), "maps");
    EXPECT_EQ(text_at(tag, "/children/0/name"), "old maps");
    EXPECT_EQ(number_at(tag, "/with_children"), 3);
    EXPECT_EQ(text_at(tag, "/newest/0/title"), "Three");
    EXPECT_EQ(text_at(program.get("/api/v1/tags/C++%2FCLI"), "/name"), "C++/CLI");
    auto const none = program.get("/api/v1/tags/mapps");
    EXPECT_EQ(none.status, 404);
    EXPECT_THAT(text_at(none, "/detail"), HasSubstr("did you mean \"maps\""));
}

TYPED_TEST(ApiTags, called_like_a_route_are_read_in_another_case)
{
    this->take(page("https://a.example/4", "Four", {"complete"}));
    EXPECT_EQ(text_at(this->mine().get("/api/v1/tags/Complete"), "/name"), "complete");
}

TYPED_TEST(ApiTags, get_another_name_and_keep_the_old_one_as_an_alias)
{
    auto program = this->mine();
    auto const renamed = program.post("/api/v1/tags/maps/rename", R"({"name": "cartes"})");
    EXPECT_EQ(renamed.status, 200);
    EXPECT_EQ(number_at(renamed, "/bookmarks"), 3);
    EXPECT_EQ(text_at(program.get("/api/v1/tags/maps"), "/name"), "cartes");
    EXPECT_EQ(program.post("/api/v1/tags/cartes/rename", R"({"name": "old maps"})").status, 409);
    EXPECT_EQ(program.post("/api/v1/tags/nowhere/rename", R"({"name": "x"})").status, 404);
    auto const near = program.post("/api/v1/tags/carttes/rename", R"({"name": "x"})");
    EXPECT_EQ(near.status, 404);
    EXPECT_THAT(text_at(near, "/detail"), HasSubstr("did you mean \"cartes\""));
    EXPECT_EQ(program.post("/api/v1/tags/maps/rename", R"({"name": "charts"})").status, 200) << "an alias";
    EXPECT_EQ(text_at(program.post("/api/v1/tags/charts/rename", R"({"name": " "})"), "/errors/0/pointer"),
              "/name");
    EXPECT_EQ(text_at(program.post("/api/v1/tags/charts/rename"), "/errors/0/detail"), "is missing");
}

TYPED_TEST(ApiTags, are_merged_and_parted_again_by_undoing)
{
    auto program = this->mine();
    auto const merged = program.post("/api/v1/tags/old%20maps/merge", R"({"into": "maps"})");
    EXPECT_EQ(merged.status, 200);
    EXPECT_EQ(text_at(program.get("/api/v1/tags/old%20maps"), "/name"), "maps");
    program.post("/api/v1/undo", R"({"change": ")" + merged.header("florilege-change") + "\"}");
    EXPECT_EQ(number_at(program.get("/api/v1/tags/old%20maps"), "/bookmarks"), 1);
    EXPECT_EQ(program.post("/api/v1/tags/old%20maps/merge", R"({"into": "nowhere"})").status, 409);
}

TYPED_TEST(ApiTags, get_aliases_and_parents)
{
    auto program = this->mine();
    EXPECT_EQ(program.post("/api/v1/tags/maps/alias", R"({"alias": "cartography"})").status, 200);
    EXPECT_EQ(text_at(program.get("/api/v1/tags/maps"), "/aliases/0"), "cartography");
    EXPECT_EQ(program.post("/api/v1/tags/maps/alias", R"({"alias": "old maps"})").status, 409);
    EXPECT_EQ(program.post("/api/v1/tags/maps/parent", R"({"parent": "geography"})").status, 200);
    EXPECT_EQ(text_at(program.get("/api/v1/tags/maps"), "/parent"), "geography");
    EXPECT_EQ(program.post("/api/v1/tags/geography/parent", R"({"parent": "maps"})").status, 409);
    EXPECT_EQ(program.post("/api/v1/tags/maps/parent", R"({"parent": null})").status, 200);
    EXPECT_TRUE(json_of(program.get("/api/v1/tags/maps")).at("parent").is_null());
    EXPECT_EQ(program.post("/api/v1/tags/maps/parent").status, 422);
}

TYPED_TEST(ApiTags, are_deleted_from_every_bookmark)
{
    auto program = this->mine();
    EXPECT_EQ(program.erase("/api/v1/tags/maps").status, 200);
    EXPECT_EQ(program.erase("/api/v1/tags/maps").status, 404);
    EXPECT_THAT(this->all().front().tags, ElementsAre("Île-de-France"));
}

} // namespace
} // namespace florilege::web
